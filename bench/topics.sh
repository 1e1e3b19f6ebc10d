#!/bin/sh
# Vectors, topics and contamination: bench/topics.sh [DATA]
# DATA holds evaluation/ and contamination/; the module bench must have been built (see RESULTS.md).
set -eu
cd "$(dirname "$0")/.."
data=${1:-../shared/data}

java --enable-native-access=ALL-UNNAMED -cp "bench/target/classes:$(cat bench/target/classpath.txt)" \
    dev.parley.bench.topic.VectorSpeed

./parley measure topics "$data/evaluation/arena-hard-v0.1.dev.jsonl.gz" --json

for subject in sociology abstract_algebra; do
    for twins in rephrase_english chinese; do
        ./parley measure contamination \
            --questions "$data/contamination/${subject}_test.csv" \
            --suspects "$data/contamination/${subject}_test_${twins}_filtered_question.jsonl" \
            --unrelated "$data/evaluation/mmlu/test/computer_security_test.csv" \
            "$data/evaluation/mmlu/test/high_school_us_history_test.csv" \
            "$data/evaluation/mmlu/test/professional_medicine_test.csv" --json
    done
done
