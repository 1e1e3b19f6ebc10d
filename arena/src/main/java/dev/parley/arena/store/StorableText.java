package dev.parley.arena.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts as every database can keep them: PostgreSQL refuses U+0000 (PostgreSQL manual, section 8.3), and half a surrogate pair
 * is no UTF-8. Either becomes U+FFFD, the sign for what cannot be shown; a model that says such a thing is still heard.
 */
final class StorableText extends AbstractArgumentFactory<String> {
    private static final int REPLACEMENT = 0xFFFD;

    StorableText() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = value.codePoints().allMatch(StorableText::isStorable) ? value : replaced(value);
        return (position, statement, context) -> statement.setString(position, text);
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }

    private static String replaced(String value) {
        int[] storable = value.codePoints()
                .map(codePoint -> isStorable(codePoint) ? codePoint : REPLACEMENT)
                .toArray();
        return new String(storable, 0, storable.length);
    }
}
