#!/usr/bin/env python3
"""Talks to the gateway of `parley serve` through OpenAI's and Anthropic's own clients for Python, with models whose
server is scripted here. Prints what each scene saw; ends with 1 at the first that is not as it should be.

    pip install openai anthropic
    tools/python-sdks.py [PARLEY]        # the program, ./parley unless named
"""
import contextlib
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
import uuid

import anthropic
import openai

PORT = 18031
USAGE = {"prompt_tokens": 3, "completion_tokens": 2, "total_tokens": 5}
WEATHER = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
QUESTION = [{"role": "user", "content": "Hello?"}]


def main(parley="./parley"):
    upstream = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream)
    threading.Thread(target=upstream.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        models = pathlib.Path(folder, "models.yaml")
        models.write_text(declaration(f"http://127.0.0.1:{upstream.server_port}/v1"))
        data = f"--data={folder}/data"
        key = json.loads(subprocess.check_output([parley, "key", "create", "sdks", "--json", data]))["secret"]
        serve = [parley, "serve", f"--models={models}", f"--port={PORT}", data]
        server = subprocess.Popen(serve, stdout=subprocess.DEVNULL)
        try:
            wait()
            print("openai", openai.__version__, "and anthropic", anthropic.__version__)
            play(key)
        finally:
            server.terminate()
            server.wait()


def declaration(url):
    kinds = {"echo": "chat", "tools": "chat", "broken": "chat", "slow": "chat", "vectors": "embedding"}
    models = [f"  {name}: {{baseUrl: '{url}', model: {name}, kind: {kind}}}\n" for name, kind in kinds.items()]
    return "models:\n" + "".join(models)


def wait():
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/ready").close()
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("the server does not answer")


def play(key):
    of_openai = openai.OpenAI(base_url=f"http://127.0.0.1:{PORT}/v1", api_key=key, max_retries=0)
    of_anthropic = anthropic.Anthropic(base_url=f"http://127.0.0.1:{PORT}", api_key=key, max_retries=0)
    for client, scenes in ((of_openai, OPENAI), (of_anthropic, ANTHROPIC)):
        for scene, expected in scenes:
            seen = scene(client)
            print(f"{scene.__name__}: {seen}")
            if seen != expected:
                sys.exit(f"expected {expected}")


def openai_models(client):
    return sorted(model.id for model in client.models.list())


def openai_whole(client):
    answer = client.chat.completions.create(model="echo", messages=QUESTION)
    return answer.choices[0].message.content, answer.choices[0].finish_reason, answer.usage.total_tokens


def openai_stream_with_usage(client):
    text, tokens = "", 0
    for chunk in client.chat.completions.create(
            model="echo", messages=QUESTION, stream=True, stream_options={"include_usage": True}):
        text += "".join(choice.delta.content or "" for choice in chunk.choices)
        tokens = chunk.usage.total_tokens if chunk.usage else tokens
    return text, tokens


def openai_n_and_stop(client):
    """What the gateway does not know of, the model's server gets: it tells how it was asked."""
    answer = client.chat.completions.create(model="echo", messages=QUESTION, n=2, stop=["END"])
    return [choice.message.content for choice in answer.choices]


def openai_n_streamed(client):
    texts = ["", ""]
    for chunk in client.chat.completions.create(model="echo", messages=QUESTION, n=2, stop=["END"], stream=True):
        for choice in chunk.choices:
            texts[choice.index] += choice.delta.content or ""
    return texts


def openai_tools(client):
    function = {"name": "weather", "parameters": WEATHER}
    with client.chat.completions.stream(
            model="tools", messages=QUESTION, tools=[{"type": "function", "function": function}]) as stream:
        call = stream.get_final_completion().choices[0].message.tool_calls[0]
    return call.function.name, json.loads(call.function.arguments)


def openai_embeddings(client):
    answer = client.embeddings.create(model="vectors", input=["one", "two"])
    return [entry.embedding for entry in answer.data], answer.usage.total_tokens


def openai_error_in_mid_stream(client):
    text = ""
    try:
        for chunk in client.chat.completions.create(model="broken", messages=QUESTION, stream=True):
            text += chunk.choices[0].delta.content or ""
    except openai.APIError as error:
        return text, type(error).__name__, error.code
    return text, "no error", None


def openai_unknown_model(client):
    try:
        client.chat.completions.create(model="none", messages=QUESTION)
    except openai.NotFoundError as error:
        return error.status_code, error.code


def openai_cancel_and_come_back(client):
    stream = client.chat.completions.create(model="slow", messages=QUESTION, stream=True)
    call = next(iter(stream)).id
    stream.close()
    return client.chat.completions.retrieve(call).choices[0].message.content


def openai_stop(client):
    stream = client.chat.completions.create(model="slow", messages=QUESTION, stream=True)
    call = next(iter(stream)).id
    client.chat.completions.delete(call)
    return client.chat.completions.retrieve(call).choices[0].message.content


def openai_sent_again(client):
    header = {"Idempotency-Key": str(uuid.uuid4())}
    answers = [client.chat.completions.with_raw_response.create(model="echo", messages=QUESTION, extra_headers=header)
               for _ in range(2)]
    return answers[0].parse().id == answers[1].parse().id, answers[1].headers["Idempotent-Replayed"]


def anthropic_models(client):
    return sorted(model.id for model in client.models.list())


def anthropic_whole(client):
    answer = client.messages.create(model="echo", max_tokens=9, messages=QUESTION, stop_sequences=["END"])
    return answer.content[0].text, answer.stop_reason, answer.usage.input_tokens, answer.usage.output_tokens


def anthropic_stream(client):
    with client.messages.stream(model="echo", max_tokens=9, messages=QUESTION) as stream:
        text = "".join(stream.text_stream)
        message = stream.get_final_message()
    return text, message.stop_reason, message.usage.input_tokens, message.usage.output_tokens


def anthropic_tools(client):
    tool = {"name": "weather", "input_schema": WEATHER}
    with client.messages.stream(model="tools", max_tokens=9, messages=QUESTION, tools=[tool]) as stream:
        message = stream.get_final_message()
    return message.stop_reason, [(block.name, block.input) for block in message.content if block.type == "tool_use"]


def anthropic_error_in_mid_stream(client):
    text = ""
    try:
        with client.messages.stream(model="broken", max_tokens=9, messages=QUESTION) as stream:
            for piece in stream.text_stream:
                text += piece
    except anthropic.APIError as error:
        return text, error.body["error"]["type"]
    return text, "no error"


def anthropic_unknown_model(client):
    try:
        client.messages.create(model="none", max_tokens=9, messages=QUESTION)
    except anthropic.NotFoundError as error:
        return error.status_code, error.body["error"]["type"]


def anthropic_sent_again(client):
    header = {"Idempotency-Key": str(uuid.uuid4())}
    answers = [client.messages.create(model="echo", max_tokens=9, messages=QUESTION, extra_headers=header)
               for _ in range(2)]
    return answers[0].id == answers[1].id


NAMES = ["broken", "echo", "slow", "tools", "vectors"]
OPENAI = [
    (openai_models, NAMES),
    (openai_whole, ("Hello 🌍", "stop", 5)),
    (openai_stream_with_usage, ("Hello 🌍", 5)),
    (openai_n_and_stop, ["Hello 🌍", "Hello 🌍 before END"]),
    (openai_n_streamed, ["Hello 🌍", "Hello 🌍 before END"]),
    (openai_tools, ("weather", {"city": "Ankara"})),
    (openai_embeddings, ([[0.25, 0.5], [0.25, 0.5]], 5)),
    (openai_error_in_mid_stream, ("Hel", "APIError", "model_broken")),
    (openai_unknown_model, (404, "model_not_found")),
    (openai_cancel_and_come_back, "Hello 🌍"),
    (openai_stop, "Hel"),
    (openai_sent_again, (True, "true")),
]
ANTHROPIC = [
    (anthropic_models, NAMES),
    (anthropic_whole, ("Hello 🌍", "end_turn", 3, 2)),
    (anthropic_stream, ("Hello 🌍", "end_turn", 3, 2)),
    (anthropic_tools, ("tool_use", [("weather", {"city": "Ankara"})])),
    (anthropic_error_in_mid_stream, ("Hel", "api_error")),
    (anthropic_unknown_model, (404, "not_found_error")),
    (anthropic_sent_again, True),
]


class Upstream(http.server.BaseHTTPRequestHandler):
    """A server of models that speaks OpenAI's protocol; the model's name is what it does."""
    protocol_version = "HTTP/1.1"

    def handle(self):
        with contextlib.suppress(ConnectionError):  # Parley lets go of what broke off
            super().handle()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("/embeddings"):
            count = len(body["input"]) if isinstance(body["input"], list) else 1
            data = [{"object": "embedding", "index": i, "embedding": [0.25, 0.5]} for i in range(count)]
            self.whole({"object": "list", "model": "vectors", "data": data, "usage": USAGE})
        elif body.get("stream"):
            self.stream(body)
        else:
            choices = [{"index": i, "message": {"role": "assistant", "content": "".join(text)}, "finish_reason": "stop"}
                       for i, text in enumerate(texts(body))]
            self.whole({"id": "up", "object": "chat.completion", "created": 1, "model": "up", "choices": choices,
                        "usage": USAGE})

    def whole(self, answer):
        content = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def stream(self, body):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for delta, index in self.deltas(body):
            self.event({"choices": [{"index": index, "delta": delta, "finish_reason": None}]})
            time.sleep(0.3 if body["model"] == "slow" else 0)
        if body["model"] == "broken":
            self.wfile.write(b'data: {"choices":[{"ind')
            return
        finish = "tool_calls" if body["model"] == "tools" else "stop"
        for index in range(body.get("n", 1)):
            self.event({"choices": [{"index": index, "delta": {}, "finish_reason": finish}]})
        self.event({"choices": [], "usage": USAGE})
        self.wfile.write(b"data: [DONE]\n\n")

    @staticmethod
    def deltas(body):
        if body["model"] == "broken":
            yield {"role": "assistant", "content": "Hel"}, 0
        elif body["model"] == "tools":
            call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "weather", "arguments": ""}}
            yield {"role": "assistant", "tool_calls": [call]}, 0
            for piece in ('{"city":', '"Ankara"}'):
                yield {"tool_calls": [{"index": 0, "function": {"arguments": piece}}]}, 0
        else:
            for index, text in enumerate(texts(body)):
                for piece in text:
                    yield {"content": piece}, index

    def event(self, chunk):
        common = {"id": "up", "object": "chat.completion.chunk", "created": 1, "model": "up"}
        self.wfile.write(b"data: " + json.dumps(common | chunk).encode() + b"\n\n")
        self.wfile.flush()

    def log_message(self, *unused):
        pass


def texts(body):
    """The pieces of each choice; the second one tells where it was to stop."""
    return [["Hel", "lo 🌍"], ["Hel", "lo 🌍", " before " + "".join(body.get("stop") or [])]][:body.get("n", 1)]


if __name__ == "__main__":
    main(*sys.argv[1:])
