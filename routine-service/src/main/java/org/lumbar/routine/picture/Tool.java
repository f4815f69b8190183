package org.lumbar.routine.picture;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A thing that a picture can show. What things are called is free text; these are found in it, in English and German. */
enum Tool {
    BALL("balls?|tennisb(a|ä)lle?|massageb(a|ä)lle?|igelb(a|ä)lle?"),
    ROLLER("(foam)?rollers?|rolle|faszienrolle|schaumstoffrolle|massagerolle"),
    HEAT_PACK("warm compress|heat(ing)? (pad|pack)|hot[- ]water"
            + " bottle|w(ä|ae)rmflasche|w(ä|ae)rmekissen|heizkissen|warme kompresse"),
    COLD_PACK("ice( pack)?|cold pack|eis|k(ü|ue)hlpack|k(ü|ue)hlkissen|eisbeutel"),
    CLOTH("cloth|towels?|tuch|handt(u|ü)cher|handtuch"),
    OIL("oils?|lotions?|cocoa butter|lanolin|(ö|oe)l|massage(ö|oe)l|kakaobutter|creme"),
    WATER("water|glass of water|wasser"),
    MASSAGER("(handheld )?massagers?|massage stick|massagestab|massageger(ä|ae)t"),
    TABLE("massage table|table|massageliege|massagetisch|liege"),
    MAT("mat|massage mat|yoga mat|soft supportive surface|matte|unterlage|isomatte"),
    MUSIC("music|musik");

    private final Pattern words;

    Tool(String words) {
        this.words = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Those that are named in any of the texts, each once. */
    static List<Tool> namedIn(Collection<String> things) {
        return Stream.of(values())
                .filter(tool -> things.stream()
                        .anyMatch(thing -> tool.words.matcher(thing).find()))
                .toList();
    }
}
