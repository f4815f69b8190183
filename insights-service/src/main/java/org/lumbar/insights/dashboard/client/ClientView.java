package org.lumbar.insights.dashboard.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumbar.insights.dashboard.parts.ListPlace;

/**
 * What somebody looks at on a client's page, as its address says it.
 *
 * @param list where in the list they come from
 */
public record ClientView(UUID clientId, ListPlace list, Period period) {

    /** What there is to choose from. */
    public List<Period> periods() {
        return List.of(Period.values());
    }

    /** The address of the page with another period. */
    public String with(Period other) {
        return "/clients/" + clientId + query(other);
    }

    /** The address of the report of the same period. */
    public String report() {
        return "/clients/" + clientId + "/report" + suffix();
    }

    /** The same as a query, for addresses that lead back here; may be empty. */
    public String suffix() {
        return query(period);
    }

    private String query(Period shown) {
        String place = list.query().isEmpty() ? "" : "list=" + URLEncoder.encode(list.query(), StandardCharsets.UTF_8);
        String looked = shown == Period.TWELVE_WEEKS ? "" : "period=" + shown.label();
        String query = Stream.of(place, looked).filter(part -> !part.isEmpty()).collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
