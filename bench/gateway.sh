#!/usr/bin/env bash
# What the gateway costs, beside LiteLLM's proxy and FastChat's API server in the same run: the time it adds at 1,000
# requests/s, and how it carries 5,000 streams of five chunks a second. An upstream that answers at once, the load and the
# gateway share the machine. The peers are asked for less, as they cannot bear that; Parley is asked for as little, too, so
# that they can be compared.
#
#   bench/gateway.sh [RATE [STREAMS [PEER_RATE [PEER_STREAMS]]]]
#
# Needs Python 3, from which the peers are installed unless LITELLM and FASTCHAT name the folders of their venvs. Keeps its
# files in WORK (default: a new temporary folder), whose disk is the one that Parley writes on.
set -euo pipefail
cd "$(dirname "$0")/.."

rate=${1:-1000}
streams=${2:-5000}
peer_rate=${3:-50}
peer_streams=${4:-100}
seconds=${SECONDS_EACH:-10}
warm=${WARM_SECONDS:-30}
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

load() { exec "$java" -Xmx512m -XX:+UseSerialGC -cp "$bench" "dev.parley.bench.gateway.$@"; }
parley() {
  exec "$java" -Xmx1g -Xmn448m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$cli" dev.parley.cli.Parley "$@"
}
reached() { until curl -s -o "$work/probe" "$1" 2>/dev/null; do sleep 0.2; done; }
processes() { echo "$1"; pgrep -P "$1" || true; }
# Milliseconds of CPU that a process and its children took, as the kernel counts them.
cpu() {
  local pid ticks=0
  for pid in $(processes "$1"); do
    ticks=$((ticks + $(awk '{ print $14 + $15 }' "/proc/$pid/stat")))
  done
  echo $((ticks * 1000 / $(getconf CLK_TCK)))
}
peak() {
  local pid kilobytes=0
  for pid in $(processes "$1"); do
    kilobytes=$((kilobytes + $(awk '/VmHWM/ { print $2 }' "/proc/$pid/status")))
  done
  echo $((kilobytes / 1024))
}
# NAME PID URL KEY RATE: what is asked directly before and after is subtracted from what the gateway takes.
latency() {
  local direct gateway before
  direct=$(load LatencyLoad http://127.0.0.1:18001 none up "$5" 3 "$seconds")
  before=$(cpu "$2")
  gateway=$(load LatencyLoad "$3" "$4" up "$5" 0 "$seconds")
  echo "$1 at $5 requests/s: $gateway, CPU $(((($(cpu "$2") - before) * 1000) / ($5 * seconds))) us/request"
  echo "  directly: $direct"
  printf '%s\n%s\n' "$gateway" "$direct" |
    awk '{ p50[NR] = $2; p99[NR] = $8 } END { printf "  added: P50 %.2f ms, P99 %.2f ms\n", p50[1] - p50[2], p99[1] - p99[2] }'
}
# NAME PID URL KEY STREAMS
streams() {
  local before took
  before=$(cpu "$2")
  took=$(timeout 240 "$java" -Xmx512m -XX:+UseSerialGC -cp "$bench" dev.parley.bench.gateway.StreamLoad \
    "$3" "$4" up "$5" "$chunks" || echo 'gave up after 240 s')
  echo "$1: $took; CPU $(($(cpu "$2") - before)) ms, peak $(peak "$2") MB"
}
# NAME PID URL
peer() {
  (load LatencyLoad "$3" none up "$peer_rate" 0 "$((warm / 2))") >"$work/warm"
  latency "$1" "$2" "$3" none "$peer_rate"
  streams "$1" "$2" "$3" none "$peer_streams"
  kill $(processes "$2")
}
venv() {
  [[ -x $1/bin/python ]] || python3 -m venv "$1"
  "$1/bin/python" -c "import $2" 2>/dev/null || "$1/bin/pip" install -q "${@:3}"
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
(load LatencyLoad http://127.0.0.1:18002 "$key" up "$rate" 0 "$warm") >"$work/warm"
for each in "$rate" "$peer_rate"; do
  latency Parley "$server" http://127.0.0.1:18002 "$key" "$each"
done
for each in "$peer_streams" "$streams"; do
  streams Parley "$server" http://127.0.0.1:18002 "$key" "$each"
done
kill "$server" && wait "$server" || true

litellm=${LITELLM:-$work/litellm}
venv "$litellm" litellm.proxy.proxy_server 'litellm[proxy]'
cat >"$work/litellm.yaml" <<'YAML'
model_list:
  - model_name: up
    litellm_params: {model: openai/up, api_base: http://127.0.0.1:18001/v1, api_key: none}
general_settings: {dangerously_permit_weak_or_unset_master_key: true}
YAML
"$litellm/bin/litellm" --config "$work/litellm.yaml" --host 127.0.0.1 --port 18003 --num_workers 2 \
  >"$work/litellm.log" 2>&1 & server=$!; started+=("$server")
reached http://127.0.0.1:18003/health/liveliness
peer LiteLLM "$server" http://127.0.0.1:18003

fastchat=${FASTCHAT:-$work/fastchat}
# Its streams need the first pydantic.
venv "$fastchat" fastchat.serve.openai_api_server fschat 'pydantic<2' 'fastapi<0.110' uvicorn aiohttp httpx shortuuid tiktoken
"$fastchat/bin/python" -m fastchat.serve.openai_api_server --host 127.0.0.1 --port 18004 \
  --controller-address http://127.0.0.1:18001 >"$work/fastchat.log" 2>&1 & server=$!; started+=("$server")
reached http://127.0.0.1:18004/v1/models
peer FastChat "$server" http://127.0.0.1:18004
