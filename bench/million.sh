#!/usr/bin/env bash
# Times whole builds of conversations of LMSYS-Chat-1M's mean size: bench/million.sh [COUNT...], by default 20,000, 100,000
# and 1,000,000. Prints wall and CPU time, peak memory and the cost of one conversation. Needs the raw logs in
# ../shared/data/raw-logs (or in RAW_LOGS) and GNU time; keeps its files in WORK (default: a new temporary folder).
set -euo pipefail
cd "$(dirname "$0")/.."

logs=${RAW_LOGS:-../shared/data/raw-logs}
work=${WORK:-$(mktemp -d)}
java=${PARLEY_JAVA_HOME:+$PARLEY_JAVA_HOME/bin/}java
[[ $# -gt 0 ]] || set -- 20000 100000 1000000

mvn -q -B -pl bench -am -Dmaven.test.skip=true package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime >/dev/null
./parley --version >/dev/null

printf '%12s %10s %10s %12s %22s\n' conversations 'wall (s)' 'CPU (s)' 'peak (MB)' 'CPU (ms)/conversation'
for count in "$@"; do
  input=$work/conversations-$count.jsonl
  [[ -f $input ]] || "$java" -Xmx2g -cp "bench/target/classes:$(cat bench/target/classpath.txt)" \
    dev.parley.bench.conversation.ChangedConversations "$logs" "$input" "$count"
  rm -rf "$work/release" "$work/release.work"
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" \
    ./parley build --input "$input" --output "$work/release" --key-file "$work/key" >"$work/build.log" 2>&1 \
    || { tail -n 5 "$work/build.log" >&2; exit 1; }
  awk -v n="$count" '{ printf "%12d %10.1f %10.1f %12d %22.3f\n", n, $1, $2 + $3, $4 / 1024, 1000 * ($2 + $3) / n }' \
    "$work/time"
done
