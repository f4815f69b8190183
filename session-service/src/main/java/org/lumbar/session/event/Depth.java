package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Steps over JSON that nobody reads, and notes when it is nested too deep. */
final class Depth {
    /** Levels of an event, the event itself included. */
    static final int MAX_LEVELS = 32;

    private int base;
    private boolean exceeded;

    /** Starts an event whose own object is the parser's current one. */
    void start(JsonParser parser) {
        base = parser.getParsingContext().getNestingDepth() - 1;
        exceeded = false;
    }

    /** Starts an event of which no JSON has been read yet. */
    void start() {
        base = 0;
        exceeded = false;
    }

    boolean exceeded() {
        return exceeded;
    }

    void skip(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return;
        }
        int open = parser.getParsingContext().getNestingDepth() - base;
        int outside = open - 1;
        exceeded |= open > MAX_LEVELS;
        while (open > outside) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                open++;
                exceeded |= open > MAX_LEVELS;
            } else if (token.isStructEnd()) {
                open--;
            }
        }
    }
}
