#!/usr/bin/env bash
# What the gateway costs, beside LiteLLM's proxy in the same run: the time it adds at 1,000 requests/s, and how it carries
# 5,000 streams of five chunks a second. An upstream that answers at once, the load and the gateway share the machine.
#
#   bench/gateway.sh [RATE [STREAMS]]
#
# Needs Python 3, from which LiteLLM is installed unless LITELLM names the folder of its venv; keeps its files in WORK
# (default: a new temporary folder).
set -euo pipefail
cd "$(dirname "$0")/.."

rate=${1:-1000}
streams=${2:-5000}
seconds=${SECONDS_EACH:-15}
chunks=${CHUNKS:-100}
work=${WORK:-$(mktemp -d)}
java=${PARLEY_JAVA_HOME:+$PARLEY_JAVA_HOME/bin/}java
ulimit -n "$(ulimit -Hn)"
mkdir -p "$work"
rm -rf "$work/data"

[[ -n ${CLASSES:-} ]] || mvn -q -B -pl bench,cli -am -Dmaven.test.skip=true package dependency:build-classpath \
  -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=runtime >/dev/null
bench=bench/target/classes:$(cat bench/target/classpath.txt)
cli=cli/target/classes:$(cat cli/target/classpath.txt)
started=()
trap 'for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done' EXIT

load() { exec "$java" -Xmx1g -XX:+UseSerialGC -cp "$bench" "dev.parley.bench.gateway.$@"; }
parley() {
  exec "$java" -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$cli" dev.parley.cli.Parley "$@"
}
reached() { until curl -s -o "$work/probe" "$1" 2>/dev/null; do sleep 0.2; done; }
# Peak memory and CPU time of a process and its children, as the kernel counts them.
cost() {
  local pid=$1 peak=0 cpu=0 child
  for child in $pid $(pgrep -P "$pid" || true); do
    peak=$((peak + $(awk '/VmHWM/ { print $2 }' "/proc/$child/status")))
    cpu=$((cpu + $(awk '{ print $14 + $15 }' "/proc/$child/stat")))
  done
  echo "peak $((peak / 1024)) MB, CPU $((cpu / $(getconf CLK_TCK))) s so far"
}

load Upstream 18001 "$chunks" & started+=($!)
reached http://127.0.0.1:18001/

cat >"$work/models.yaml" <<'YAML'
models:
  up:
    provider: openai
    baseUrl: http://127.0.0.1:18001/v1
    limits: {concurrency: 20000}
YAML
key=$(parley key create bench --data "$work/data")
PARLEY_LOG_DIR=$work/log parley serve --data "$work/data" --models "$work/models.yaml" --port 18002 >"$work/serve.log" &
server=$!; started+=("$server")
reached http://127.0.0.1:18002/health

echo "at $rate requests/s"
echo "  direct   $(load LatencyLoad http://127.0.0.1:18001 none up "$rate" "$seconds")"
echo "  parley   $(load LatencyLoad http://127.0.0.1:18002 "$key" up "$rate" "$seconds")"
echo "  direct   $(load LatencyLoad http://127.0.0.1:18001 none up "$rate" "$seconds")"
echo "streams at once"
echo "  parley   $(load StreamLoad http://127.0.0.1:18002 "$key" up "$streams" "$chunks"); $(cost "$server")"
kill "$server" && wait "$server" || true

litellm=${LITELLM:-$work/litellm}
if [[ ! -x $litellm/bin/litellm ]]; then
  python3 -m venv "$litellm" && "$litellm/bin/pip" install -q 'litellm[proxy]'
fi
cat >"$work/litellm.yaml" <<'YAML'
model_list:
  - model_name: up
    litellm_params: {model: openai/up, api_base: http://127.0.0.1:18001/v1, api_key: none}
YAML
"$litellm/bin/litellm" --config "$work/litellm.yaml" --host 127.0.0.1 --port 18003 --num_workers 2 \
  >"$work/litellm.log" 2>&1 & peer=$!; started+=("$peer")
reached http://127.0.0.1:18003/health/liveliness
for peer_rate in "$rate" 100; do
  echo "LiteLLM at $peer_rate requests/s"
  echo "  litellm  $(load LatencyLoad http://127.0.0.1:18003 none up "$peer_rate" "$seconds")"
done
for peer_streams in "$streams" 200; do
  echo "LiteLLM's streams at once"
  echo "  litellm  $(timeout 240 "$java" -Xmx1g -cp "$bench" dev.parley.bench.gateway.StreamLoad \
    http://127.0.0.1:18003 none up "$peer_streams" "$chunks" || echo 'gave up after 240 s'); $(cost "$peer")"
done
