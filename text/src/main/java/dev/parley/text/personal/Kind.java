package dev.parley.text.personal;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The kinds of personal data and secrets that are looked for, each with the signal of its findings and the word of its
 * placeholders. Where two findings overlap and nothing else decides, the kind named first here wins.
 */
public enum Kind {
    // Secrets: whoever reads one can act with it.
    PRIVATE_KEY("secret.private-key", "SECRET"),
    AWS_ACCESS_KEY("secret.aws-access-key", "SECRET"),
    AWS_SECRET_KEY("secret.aws-secret-key", "SECRET"),
    GCP_SERVICE_KEY("secret.gcp-service-key", "SECRET"),
    GOOGLE_API_KEY("secret.google-api-key", "SECRET"),
    GOOGLE_OAUTH_SECRET("secret.google-oauth-secret", "SECRET"),
    AZURE_KEY("secret.azure-key", "SECRET"),
    GITHUB_TOKEN("secret.github-token", "SECRET"),
    GITLAB_TOKEN("secret.gitlab-token", "SECRET"),
    SLACK_TOKEN("secret.slack-token", "SECRET"),
    SLACK_WEBHOOK("secret.slack-webhook", "SECRET"),
    STRIPE_KEY("secret.stripe-key", "SECRET"),
    OPENAI_KEY("secret.openai-key", "SECRET"),
    ANTHROPIC_KEY("secret.anthropic-key", "SECRET"),
    HUGGING_FACE_TOKEN("secret.hugging-face-token", "SECRET"),
    TWILIO_KEY("secret.twilio-key", "SECRET"),
    SENDGRID_KEY("secret.sendgrid-key", "SECRET"),
    MAILGUN_KEY("secret.mailgun-key", "SECRET"),
    NPM_TOKEN("secret.npm-token", "SECRET"),
    PYPI_TOKEN("secret.pypi-token", "SECRET"),
    DIGITALOCEAN_TOKEN("secret.digitalocean-token", "SECRET"),
    SHOPIFY_TOKEN("secret.shopify-token", "SECRET"),
    TELEGRAM_BOT_TOKEN("secret.telegram-bot-token", "SECRET"),
    DISCORD_TOKEN("secret.discord-token", "SECRET"),
    JWT("secret.jwt", "SECRET"),
    URL_CREDENTIALS("personal-data.url-credentials", "SECRET"),
    GENERIC_SECRET("secret.generic", "SECRET"),

    // Structured personal data: a pattern, and where there is one a checksum, tells them.
    EMAIL("personal-data.email", "EMAIL"),
    IBAN("personal-data.iban", "IBAN"),
    CREDIT_CARD("personal-data.credit-card", "CREDIT_CARD"),
    CRYPTO_ADDRESS("personal-data.crypto-address", "CRYPTO_ADDRESS"),
    IP("personal-data.ip", "IP"),
    IP_PRIVATE("personal-data.ip-private", "IP"),
    MAC("personal-data.mac", "MAC"),
    US_SSN("personal-data.national-id.us-ssn", "NATIONAL_ID"),
    US_ITIN("personal-data.national-id.us-itin", "NATIONAL_ID"),
    UK_NHS("personal-data.national-id.uk-nhs", "NATIONAL_ID"),
    UK_NINO("personal-data.national-id.uk-nino", "NATIONAL_ID"),
    DE_TAX("personal-data.national-id.de-tax", "NATIONAL_ID"),
    FR_NIR("personal-data.national-id.fr-nir", "NATIONAL_ID"),
    ES_NIF("personal-data.national-id.es-nif", "NATIONAL_ID"),
    ES_NIE("personal-data.national-id.es-nie", "NATIONAL_ID"),
    IT_FISCAL_CODE("personal-data.national-id.it-fiscal-code", "NATIONAL_ID"),
    PL_PESEL("personal-data.national-id.pl-pesel", "NATIONAL_ID"),
    IN_AADHAAR("personal-data.national-id.in-aadhaar", "NATIONAL_ID"),
    IN_PAN("personal-data.national-id.in-pan", "NATIONAL_ID"),
    BR_CPF("personal-data.national-id.br-cpf", "NATIONAL_ID"),
    BR_CNPJ("personal-data.national-id.br-cnpj", "NATIONAL_ID"),
    DRIVER_LICENSE("personal-data.driver-license", "DRIVER_LICENSE"),
    PHONE("personal-data.phone", "PHONE"),
    DOMAIN("personal-data.domain", "DOMAIN"),

    // What only context and word lists tell.
    STREET_ADDRESS("personal-data.street-address", "ADDRESS"),
    ZIP("personal-data.zip", "ZIP"),
    BIRTH_DATE("personal-data.birth-date", "BIRTH_DATE"),
    DATE("personal-data.date", "DATE"),
    AGE("personal-data.age", "AGE"),
    PERSON("personal-data.person", "NAME"),
    TITLE("personal-data.title", "TITLE"),
    ORGANIZATION("personal-data.organization", "ORGANIZATION"),
    LOCATION("personal-data.location", "LOCATION"),
    NATIONALITY("personal-data.nationality", "NATIONALITY");

    private static final Map<String, Kind> BY_SIGNAL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Kind::signal, Function.identity()));

    private final String signal;
    private final String placeholder;

    Kind(String signal, String placeholder) {
        this.signal = signal;
        this.placeholder = placeholder;
    }

    /** The kind whose findings carry this signal, if any does. */
    public static Optional<Kind> of(String signal) {
        return Optional.ofNullable(BY_SIGNAL.get(signal));
    }

    /** The signal of its findings, such as {@code personal-data.email}. */
    public String signal() {
        return signal;
    }

    /** The word of its placeholders, such as {@code EMAIL} in {@code EMAIL_1}. Kinds may share one. */
    public String placeholder() {
        return placeholder;
    }
}
