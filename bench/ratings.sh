#!/usr/bin/env bash
# Times ratings against evalica in the same run: the counts of Chatbot Arena of August 2024, and the same 1,670,250 votes
# as rows. Needs JDK 25, in PARLEY_JAVA_HOME if it is not the first on the path, and a Python with evalica and pandas,
# named by PYTHON (pip install evalica pandas); writes about 400 MB to the folder that is named.
#
#   PYTHON=/path/to/venv/bin/python bench/ratings.sh ../shared/data/votes/chatbotarena_20240814.json WORK
set -euo pipefail

counts=$1
work=$2
python=${PYTHON:-python3}
here=$(cd "$(dirname "$0")/.." && pwd)
java=${PARLEY_JAVA_HOME:+$PARLEY_JAVA_HOME/bin/}java
mkdir -p "$work"

if [[ ! -f $work/rows.jsonl ]]; then
  "$python" - "$counts" "$work" <<'PYTHON'
import json
import random
import sys

counts = json.load(open(sys.argv[1]))
outcomes = ("model_a", "model_b", "tie", "tie (bothbad)")
rows = [(a, b, outcome)
        for (a, b), numbers in zip(counts["X"], counts["Y"])
        for outcome, number in zip(outcomes, numbers)
        for _ in range(number)]
random.seed(1)
random.shuffle(rows)
time = 1682351540.0
with open(sys.argv[2] + "/rows.jsonl", "w") as lines, open(sys.argv[2] + "/rows.csv", "w") as csv:
    csv.write("model_a,model_b,winner\n")
    for a, b, winner in rows:
        time += 50 * random.random()
        a, b = counts["models"][a], counts["models"][b]
        csv.write(f"{a},{b},{winner}\n")
        lines.write(f'{{"model_a":"{a}","model_b":"{b}","winner":"{winner}",'
                    f'"judge":"arena_user_{random.randrange(300000)}","turn":{random.randint(1, 4)},"anony":true,'
                    f'"language":"English","tstamp":{time:.4f}}}\n')
PYTHON
fi

echo "Parley"
"$java" -Xmx2g -cp "$here/bench/target/classes:$(cat "$here/bench/target/classpath.txt")" \
  dev.parley.bench.RatingSpeed "$counts" "$work/rows.jsonl"

echo "evalica"
"$python" - "$work/rows.csv" <<'PYTHON'
import sys
import time

import evalica
import pandas as pd

WINNERS = {"model_a": evalica.Winner.X, "model_b": evalica.Winner.Y}


def measured(what, work):
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    print(f"{what:24s} {1e3 * (time.perf_counter() - wall):8.1f} ms, CPU {1e3 * (time.process_time() - cpu):8.1f} ms")
    return result


frame = measured("read CSV (3 columns)", lambda: pd.read_csv(sys.argv[1]))
winners = measured("map winners", lambda: [WINNERS.get(winner, evalica.Winner.Draw) for winner in frame["winner"]])
for tolerance in (1e-6, 1e-12):
    measured(f"fit, tolerance {tolerance:g}", lambda: evalica.bradley_terry(
        frame["model_a"], frame["model_b"], winners, tolerance=tolerance, limit=100000))
PYTHON
