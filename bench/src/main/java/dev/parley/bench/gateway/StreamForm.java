package dev.parley.bench.gateway;

/** How {@link Upstream} writes one streamed answer. */
interface StreamForm {
    String chunk(String content);

    String end();

    /** Server-sent events, as OpenAI's. */
    static StreamForm openAi() {
        return new StreamForm() {
            private static final String EVENT = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,"
                    + "\"model\":\"up\",\"choices\":[{\"index\":0,\"delta\":{";

            @Override
            public String chunk(String content) {
                return EVENT + "\"content\":\"" + content + "\"},\"finish_reason\":null}]}\n\n";
            }

            @Override
            public String end() {
                return EVENT + "},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":100,"
                        + "\"total_tokens\":109}}\n\ndata: [DONE]\n\n";
            }
        };
    }

    /** Objects that end with a zero byte and hold all that was said so far, as those of FastChat's workers. */
    static StreamForm fastChat() {
        return new StreamForm() {
            private final StringBuilder text = new StringBuilder();

            @Override
            public String chunk(String content) {
                text.append(content);
                return "{\"text\":\"" + text + "\",\"error_code\":0,\"finish_reason\":null}\0";
            }

            @Override
            public String end() {
                return "{\"text\":\"" + text + "\",\"error_code\":0,\"finish_reason\":\"stop\"}\0";
            }
        };
    }
}
