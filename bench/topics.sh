#!/usr/bin/env bash
# Vectors, topics and contamination. The module bench must have been built (see RESULTS.md). With WORK, a folder, 100,000
# prompts mixed from the raw logs become topics as well; with PYTHON (pip install scikit-learn) its k-means runs on the same
# vectors. PREFIX goes before every timed command, such as "chrt -r 5" on a machine that has other work.
#
#   PYTHON=/path/to/venv/bin/python WORK=/path/to/folder bench/topics.sh ../shared/data
set -euo pipefail
cd "$(dirname "$0")/.."
data=${1:-../shared/data}
prefix=${PREFIX:-}
java="${PARLEY_JAVA_HOME:+$PARLEY_JAVA_HOME/bin/}java"

bench() {
  $prefix "$java" -Xmx3g --enable-native-access=ALL-UNNAMED \
    -cp "bench/target/classes:$(cat bench/target/classpath.txt)" "$@" 2>/dev/null
}

bench dev.parley.bench.topic.VectorSpeed

for vectors in encoder static latent; do
  ./parley measure topics "$data/evaluation/arena-hard-v0.1.dev.jsonl.gz" --vectors $vectors
done

for subject in sociology abstract_algebra; do
  for twins in rephrase_english chinese; do
    echo "$subject, $twins"
    ./parley measure contamination \
      --questions "$data/contamination/${subject}_test.csv" \
      --suspects "$data/contamination/${subject}_test_${twins}_filtered_question.jsonl" \
      --unrelated "$data/evaluation/mmlu/test/computer_security_test.csv" \
      "$data/evaluation/mmlu/test/high_school_us_history_test.csv" \
      "$data/evaluation/mmlu/test/professional_medicine_test.csv"
  done
done

if [[ -n ${WORK:-} ]]; then
  mkdir -p "$WORK"
  if [[ ! -d $WORK/prompts ]]; then
    bench dev.parley.bench.moderation.RawMessages "$data/raw-logs" "$WORK/messages.jsonl"
    bench dev.parley.bench.topic.MixedPrompts "$WORK/messages.jsonl" "$WORK/prompts" 100000 "$WORK/vectors.f32"
  fi
  for vectors in static encoder; do
    rm -rf "$WORK/prompts.work"
    TIMEFORMAT="topics of 100,000 prompts, $vectors: %R s (%U s of CPU)"
    time $prefix ./parley topics "$WORK/prompts" --vectors $vectors >"$WORK/$vectors.txt" 2>/dev/null
  done
  if [[ -n ${PYTHON:-} ]]; then
    $prefix "$PYTHON" - "$WORK/vectors.f32" <<'PYTHON'
import sys
import time

import numpy
from sklearn.cluster import KMeans

vectors = numpy.fromfile(sys.argv[1], numpy.float32).reshape(-1, 128)
for starts in (1, 10):
    start = time.time()
    KMeans(20, n_init=starts, random_state=0).fit(vectors)
    print(f"scikit-learn's k-means alone, k = 20, {starts} starts: {time.time() - start:.1f} s")
PYTHON
  fi
fi
