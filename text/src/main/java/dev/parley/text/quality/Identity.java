package dev.parley.text.quality;

import dev.parley.text.Finding;
import dev.parley.text.Words;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An answer in which the model says who it is or who made it, which spoils a blind comparison: a name of a model behind
 * "I am" and the like (score 1), or the name of a maker behind "trained by" and the like, where a language model speaks of
 * itself (.9). Names alone are no evidence ("a palm tree", "google it"); for those see {@link IdentityWord}.
 */
final class Identity implements Rule {
    static final String SIGNAL = "quality.identity";

    private static final Set<String> MODELS = Set.of(
            "ChatGPT", "GPT-3", "GPT-3.5", "GPT-4", "Vicuna", "Koala", "Alpaca", "Open Assistant", "OpenAssistant", "ChatGLM",
            "Claude", "Bard", "PaLM", "LaMDA", "Gemini", "Gemma", "Llama", "LLaMA", "Qwen", "Tongyi Qianwen", "通义千问",
            "Mistral", "Mixtral", "DeepSeek", "Hermes", "Command R", "DBRX", "Tülu", "Tulu", "OLMo", "Yi", "Grok", "Phi",
            "Copilot", "Bing", "MPT", "StableLM", "Dolly", "RWKV", "Guanaco", "WizardLM", "Falcon", "ERNIE Bot", "文心一言",
            "Baichuan", "InternLM", "Kimi", "Pi", "YandexGPT", "GigaChat");

    private static final Set<String> MAKERS = Set.of(
            "OpenAI", "Anthropic", "Google", "Google DeepMind", "DeepMind", "Meta", "Meta AI", "Microsoft", "LMSYS",
            "Large Model Systems Organization", "UC Berkeley", "Stanford", "LAION", "Alibaba", "Alibaba Cloud", "阿里云",
            "Zhipu", "智谱", "KEG lab", "Tsinghua", "清华大学", "Mistral AI", "Cohere", "Databricks", "MosaicML", "01.AI",
            "AI2", "Allen Institute for AI", "DeepSeek", "深度求索", "xAI", "Baidu", "百度", "Moonshot", "Yandex",
            "Stability AI", "Inflection", "Reka", "Nous Research", "Hugging Face");

    private static final Keywords NAMES =
            new Keywords(Stream.concat(MODELS.stream(), MAKERS.stream()).sorted().distinct().toList());

    /** The text before a name that is looked at. */
    private static final int WINDOW = 120;

    /** Words that may stand between "I am" and the name: "I'm actually a large language model called". */
    private static final String DESCRIPTION =
            "(?:\\s|[:\"“'*(]|\\b(?:an?|the|actually|just|indeed|called|named|known as|based on|open-?source|large|helpful|your|"
                    + "conversational|virtual|chat|language|model|assistant|chatbot|bot|AI|ein|eine|un|une|uma?|una|el|le|la|o|"
                    + "KI|IA|modelo|modèle|modello|asistente|assistente|Sprachmodell|de|von|è|名为|一个|叫|叫做|"
                    + "by|from|OpenAI's|Google's|Meta's|Anthropic's|Alibaba's)\\b){0,12}+";

    private static final Pattern I_AM = Pattern.compile(
            "(?:\\b(?:i am|i['’]m|my name is|call me|ich bin|ich heiße|mein name ist|je suis|je m['’]appelle|soy|me llamo|"
                    + "mi nombre es|eu sou|meu nome é|sono|mi chiamo|ik ben|jestem|я|меня зовут|benim adım|saya adalah|"
                    + "tôi là|aku adalah)\\b[,:]?"
                    + "|(?:我是|我叫|我的名字是|私は|私の名前は|저는|제 이름은)"
                    + "|(?:^|[.!?\\n]\\s*)as\\b)"
                    + DESCRIPTION + "$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern MADE_BY = Pattern.compile(
            "(?:\\b(?:i|i['’]m|me|my|as an? (?:ai|large|language)|being an? (?:ai|large|language)|"
                    + "ich|je|soy|me|eu|sou|sono|ik|jestem|я|меня)\\b"
                    + "|我|私|저)(?:(?!\\bwhich\\b|\\bsuch as\\b|(?-i:\\bthat \\p{Lu}))[^.!?。\\n]){0,80}?"
                    + "(?:\\b(?:trained|developed|created|made|built|designed|fine-?tuned|released|powered|"
                    + "entwickelt\\w*|trainiert\\w*|erstellt\\w*|développée?|créée?|entraînée?|desarrollad[oa]|entrenad[oa]|"
                    + "cread[oa]|desenvolvid[oa]|treinad[oa]|criad[oa]|sviluppat[oa]|addestrat[oa]|creat[oa]|ontwikkeld|"
                    + "stworzon[ya]|разработан\\w*|создан\\w*|обучен\\w*)\\b"
                    + "[^.!?。\\n]{0,25}?\\b(?:by|von|par|por|da|dall[ae]?|door|przez|компанией|командой)\\b"
                    + "|由|是由|is\\b[^.!?。\\n]{0,20}\\bfrom\\b)"
                    + "(?:\\s|\\b(?:the|researchers|engineers|people|a|team|teams|company|called|of|at|from|der|firma|la|"
                    + "empresa|l['’]entreprise|компании)\\b|['’\"“*(]){0,20}+$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public void examine(Passage passage, Consumer<Finding> findings) {
        String prose = passage.prose();
        NAMES.find(prose, (name, start) -> {
            int end = start + name.length();
            if (!isWholeName(prose, start, end)) {
                return;
            }
            String before = prose.substring(Math.max(0, start - WINDOW), start);
            if (MODELS.contains(name) && I_AM.matcher(before).find()) {
                findings.accept(new Finding(SIGNAL, 1, start, end));
            } else if (MAKERS.contains(name) && MADE_BY.matcher(before).find()) {
                findings.accept(new Finding(SIGNAL, .9, start, end));
            }
        });
    }

    /** Whether the letters are the name and not a part of a longer word; the first one is a capital where it can be. */
    private static boolean isWholeName(String text, int start, int end) {
        boolean isOpen = start == 0 || !joins(text.charAt(start - 1));
        boolean isClosed = end == text.length() || !joins(text.charAt(end));
        return isOpen && isClosed && (!Character.isLowerCase(text.charAt(start)) || text.startsWith("xAI", start));
    }

    private static boolean joins(char character) {
        return Words.isWordCharacter(character) && !Words.isWrittenWithoutSpaces(character);
    }
}
