package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the JSON of one event apart from what its members say: nested too deep, or a member twice. It is noted
 * and not thrown, so that the rest of a document can be read. It also steps over JSON that nobody reads.
 */
final class Structure {
    /** Levels of an event, the event itself included. */
    static final int MAX_LEVELS = 32;

    /** Names of the objects that are open while JSON is stepped over; sets are made once a name comes, and reused. */
    private final List<Set<String>> open = new ArrayList<>();

    private int base;
    private @Nullable Code fault;

    /** Starts an event whose own object is the parser's current one. */
    void start(JsonParser parser) {
        base = parser.getParsingContext().getNestingDepth() - 1;
        fault = null;
    }

    /** Starts an event of which no JSON has been read yet. */
    void start() {
        base = 0;
        fault = null;
    }

    /** The fault that came first in the text. */
    @Nullable
    Code fault() {
        return fault;
    }

    boolean isTooDeep() {
        return fault == Code.TOO_DEEP;
    }

    /** A member that was there before is there again. */
    void memberTwice() {
        note(Code.MALFORMED_JSON);
    }

    private void note(Code found) {
        fault = fault == null ? found : fault;
    }

    /** Steps over a member that this service does not know. */
    void skipUnknown(Set<String> unknown, String name, JsonParser parser) throws IOException {
        if (!unknown.add(name)) {
            memberTwice();
        }
        skip(parser);
    }

    /** Steps over the value that the parser stands at. */
    void skip(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        int levels = parser.getParsingContext().getNestingDepth() - base;
        int outside = levels - 1;
        enter(levels);
        while (levels > outside) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                enter(++levels);
            } else if (token.isStructEnd()) {
                levels--;
            } else if (token == JsonToken.FIELD_NAME && !open.get(levels).add(parser.currentName())) {
                memberTwice();
            }
        }
    }

    private void enter(int level) {
        if (level > MAX_LEVELS) {
            note(Code.TOO_DEEP);
        }
        while (open.size() <= level) {
            open.add(new HashSet<>());
        }
        open.get(level).clear();
    }
}
