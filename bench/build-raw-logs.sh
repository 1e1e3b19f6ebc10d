#!/usr/bin/env bash
# Times the whole build of the raw logs, cold start included, against FastChat's own scripts on the same logs: cleaning of
# chats and of battles (fschat 0.2.36, fastchat/serve/monitor), which detect languages and drop rows, but neither look for
# personal data nor compare texts. A torn line stops FastChat, so it gets the readable lines only; Parley gets all.
# Needs Python 3 and GNU time; the raw logs are in ../shared/data/raw-logs or in RAW_LOGS.
set -euo pipefail
cd "$(dirname "$0")/.."

logs=$(cd "${RAW_LOGS:-../shared/data/raw-logs}" && pwd)
work=${WORK:-$(mktemp -d)}
./parley --version >/dev/null

timed() {
  local name=$1
  shift
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$@" >"$work/$name.log" 2>&1 \
    || { tail -n 5 "$work/$name.log" >&2; echo "$name failed" >&2; exit 1; }
  awk -v name="$name" '{ printf "%-24s wall %7.1f s   CPU %7.1f s   peak %6d MB\n", name, $1, $2 + $3, $4 / 1024 }' \
    "$work/time"
}

rm -rf "$work/release" "$work/release.work"
timed parley ./parley build --input "$logs/server*/*" --output "$work/release" --key-file "$work/key"
parley=$(cut -d ' ' -f 1 "$work/time")

if [[ ! -x $work/venv/bin/python ]]; then
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q --no-deps fschat==0.2.36 polyglot==16.7.4
  "$work/venv/bin/pip" install -q pycld2 pytz tqdm six requests pandas plotly
fi
site=$("$work/venv/bin/python" -c 'import site; print(site.getsitepackages()[0])')

# As published, the script for chats calls a function without its second argument and stops at the first row.
sed -i 's/replace_model_name(model)$/replace_model_name(model, row["tstamp"])/' \
  "$site/fastchat/serve/monitor/clean_chat_data.py"

# Polyglot wants ICU, which has to be compiled, only for the languages' display names: codes do as well.
printf '%s\n' 'class Locale:' '    def __init__(self, code): self.code = code' \
  '    getEnglish = staticmethod(lambda: Locale("en"))' '    def getDisplayLanguage(self, *a): return self.code' \
  '    getDisplayName = getDisplayLanguage' \
  >"$site/icu.py"

"$work/venv/bin/python" - "$logs" "$work/fastchat" <<'PYTHON'
import gzip, json, pathlib, sys
for server in range(14):  # FastChat lists the folders of its own fourteen servers.
    (pathlib.Path(sys.argv[2]) / "fastchat_logs" / f"server{server}").mkdir(parents=True, exist_ok=True)
for source in sorted(pathlib.Path(sys.argv[1]).glob("server*/*-conv.json.gz")):
    target = pathlib.Path(sys.argv[2]) / "fastchat_logs" / source.parent.name / source.name[:-3]
    with gzip.open(source, "rb") as lines, open(target, "wb") as out:
        for line in lines:
            try:
                json.loads(line)
            except ValueError:
                continue
            out.write(line)
PYTHON

cd "$work/fastchat"
total=0
for script in clean_chat_data clean_battle_data; do
  HOME=$work/fastchat timed "FastChat-$script" "$work/venv/bin/python" "$site/fastchat/serve/monitor/$script.py"
  total=$(awk -v total="$total" '{ print total + $1 }' "$work/time")
done
awk -v a="$total" -v b="$parley" 'BEGIN { printf "FastChat took %.2f times as long as Parley\n", a / b }'
