package org.lumbar.insights.triage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names as people look for them: without case, accents and doubled spaces, so that "MULLER" finds "Müller". */
final class NameKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private NameKey() {}

    static String of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return SPACES.matcher(plain.toLowerCase(Locale.ROOT).replace("ß", "ss"))
                .replaceAll(" ")
                .strip();
    }

    /** What {@code LIKE} takes to find the key anywhere. */
    static String anywhere(String search) {
        return "%" + of(search).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
