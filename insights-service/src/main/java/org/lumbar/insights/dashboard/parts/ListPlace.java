package org.lumbar.insights.dashboard.parts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the list of clients somebody comes from, so that the way back leads to the same filter, order and page.
 *
 * @param query of the list's address; empty for the list as it is by itself
 */
public record ListPlace(String query) {

    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9%&=_.+*-]{0,1000}");

    /** What an address says; anything that is no query is not gone back to. */
    public static ListPlace of(@Nullable String query) {
        return new ListPlace(query == null || !QUERY.matcher(query).matches() ? "" : query);
    }

    /** The address of the list. */
    public String back() {
        return query.isEmpty() ? "/" : "/?" + query;
    }

    /** What addresses of a client's pages carry of it: a query, or nothing. */
    public String suffix() {
        return query.isEmpty() ? "" : "?list=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
