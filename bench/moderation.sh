#!/usr/bin/env bash
# Times Parley's moderators against alt-profanity-check and scikit-learn's TF-IDF with logistic regression, on the same
# messages in the same run, and compares their AUPRC on the same development sets. scikit-learn learns from the rows of the
# training sets, alt-profanity-check comes trained. Needs JDK 25, in PARLEY_JAVA_HOME if it is not the first on the path,
# and a Python named by PYTHON (pip install scikit-learn alt-profanity-check). PREFIX goes before every timed command, such
# as "chrt -r 5" on a machine that has other work.
#
#   PYTHON=/path/to/venv/bin/python bench/moderation.sh ../shared/data WORK
set -euo pipefail

data=$1
work=$2
python=${PYTHON:-python3}
prefix=${PREFIX:-}
here=$(cd "$(dirname "$0")/.." && pwd)
java="${PARLEY_JAVA_HOME:+$PARLEY_JAVA_HOME/bin/}java"
classpath="$here/bench/target/classes:$(cat "$here/bench/target/classpath.txt")"
mkdir -p "$work"

parley() {
  $prefix "$java" -Xmx1g "$@"
}

if [[ ! -f $work/messages.jsonl ]]; then
  "$java" -Xmx2g -cp "$classpath" dev.parley.bench.moderation.RawMessages "$data/raw-logs" "$work/messages.jsonl"
fi

echo "Parley"
speed=dev.parley.bench.moderation.ModerationSpeed
parley -XX:+UseSerialGC -cp "$classpath" $speed "$work/messages.jsonl" fast 20000 2> /dev/null | tee "$work/fast.txt"
parley --enable-native-access=ALL-UNNAMED -cp "$classpath" $speed "$work/messages.jsonl" encoder 2000 2> /dev/null
parley --enable-native-access=ALL-UNNAMED -cp "$classpath" $speed "$work/messages.jsonl" cascade 20000 2> /dev/null
for set in openai-moderation.dev toxicchat-train; do
  "$java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$classpath" dev.parley.cli.Parley \
    moderate evaluate "$data/moderation/$set.jsonl.gz" --moderator fast,encoder,cascade --json > "$work/$set.json" 2> /dev/null
done

$prefix env OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 "$python" - "$data/moderation" "$work" <<'PYTHON'
import gzip
import json
import re
import sys
import time

from profanity_check import predict_prob
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.pipeline import make_pipeline

data, work = sys.argv[1:]


def rows(name):
    return [json.loads(line) for line in gzip.open(f"{data}/{name}.jsonl.gz", "rt")]


def training():
    """The rows that Parley learns from, harmful or not."""
    for row in rows("train/davidson"):
        if row["class"] != "1":
            yield row["tweet"], row["class"] == "0"
    for row in rows("train/edos"):
        yield row["text"], not row["label_vector"].startswith("none")
    for name in ("implicit-hate", "toxigen-human"):
        for row in rows("train/" + name):
            yield row["text"], row["label"] == "hate"
    for name in ("train", "val", "test"):
        for row in rows("train/diasafety-" + name):
            yield row["response"], row["label"] == "Unsafe" and row["category"] in ("Offending User", "Biased Opinion")
    for row in rows("train/cold-zh"):
        yield row["TEXT"], str(row["label"]) == "1"
    for row in rows("train/convabuse"):
        yield row["user"], str(row.get("is_abuse.-1", "")).startswith("1") \
            or str(row.get("is_abuse.-2", "")).startswith("1") or str(row.get("is_abuse.-3", "")).startswith("1")


sets = {
    "openai-moderation.dev": [(row["prompt"], any(row.get(key) == 1 for key in ("S", "H", "V", "HR", "SH", "S3", "H2", "V2")))
                              for row in rows("openai-moderation.dev")],
    "toxicchat-train": [(row["text"], row["toxicity"] == 1) for row in rows("toxicchat-train")],
}
texts, labels = zip(*training())
regression = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), LogisticRegression(max_iter=500))
regression.fit(texts, labels)
peers = {
    "alt-profanity-check": lambda some: predict_prob(some),
    "TF-IDF + logistic regression": lambda some: regression.predict_proba(some)[:, 1],
}

messages = [json.loads(line) for line in open(f"{work}/messages.jsonl")]
messages = messages[::-(-len(messages) // 20000)]
fast = float(re.search(r"([\d,]+) messages/s", open(f"{work}/fast.txt").read()).group(1).replace(",", ""))
for name, scores in peers.items():
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        scores(messages)
        seconds.append(time.perf_counter() - start)
    speed = len(messages) / min(seconds)
    print(f"{name:30s} {speed:,.0f} messages/s; Parley's fast tier is {fast / speed:.1f} times as fast")
for name, items in sets.items():
    some, truth = zip(*items)
    figures = {moderator["moderator"].split("-")[0]: moderator["auprc"]
               for moderator in json.load(open(f"{work}/{name}.json"))["moderators"]}
    figures |= {peer: average_precision_score(truth, scores(some)) for peer, scores in peers.items()}
    print(f"AUPRC on {name}: " + ", ".join(f"{who} {figure:.3f}" for who, figure in figures.items()))
PYTHON
