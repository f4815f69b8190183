package org.lumbar.session.day;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes edits into the days of clients and walks what follows from them to later days, for all clients at once. */
@ApplicationScoped
public class DayLedger {
    private final ClientDays days;

    DayLedger(ClientDays days) {
        this.days = days;
    }

    /** All stored days of a client, in order, as they were last published. */
    public List<ClientDay> stored(Connection connection, UUID clientId) throws SQLException {
        return days.ofClient(connection, clientId);
    }

    /** A day whose snapshot is to be published. */
    public record Changed(UUID clientId, UUID practiceId, ClientDay day) {}

    /**
     * Applies the edits, and takes them out of the given ones.
     *
     * @return the days that an event named or changed, and those that an earlier batch may have left unpublished
     */
    public List<Changed> apply(Connection connection, Collection<DayEdits> all) throws SQLException {
        List<Changed> published = new ArrayList<>();
        Map<DayEdits, Start> open = new HashMap<>();
        for (DayEdits edits : all) {
            if (!edits.isEmpty()) {
                open.put(edits, new Start(edits.byDay.firstKey(), false));
            }
        }
        while (!open.isEmpty()) {
            open = round(connection, open, published);
        }
        return published;
    }

    /** The first day of a window, and whether this batch has changed what it inherits. */
    private record Start(LocalDate day, boolean moved) {}

    /** One window of days of each client; returns who goes on, and from where. */
    private Map<DayEdits, Start> round(Connection connection, Map<DayEdits, Start> open, List<Changed> published)
            throws SQLException {
        Map<UUID, LocalDate> from = new HashMap<>();
        open.forEach((edits, start) -> from.put(edits.clientId, start.day()));
        Map<UUID, ClientDays.Window> windows = days.load(connection, from);
        Map<DayEdits, Start> next = new HashMap<>();
        List<ClientDays.Row> rows = new ArrayList<>();
        open.forEach((edits, start) -> {
            ClientDays.Window window = requireNonNull(windows.get(edits.clientId));
            DayChain chain = DayChain.after(window.previous(), start.moved(), start.day(), edits.clearances);
            window.days().forEach(chain::add);
            boolean further = edit(edits, chain, window.horizon(), start.day());
            collect(edits, chain, rows, published);
            goOn(edits, window, further, next);
        });
        days.save(connection, rows);
        return next;
    }

    private static boolean edit(DayEdits edits, DayChain chain, @Nullable LocalDate horizon, LocalDate from) {
        NavigableMap<LocalDate, List<Consumer<ClientDay>>> due =
                horizon == null ? edits.byDay : edits.byDay.headMap(horizon, true);
        LocalDate last = due.isEmpty() ? from : due.lastKey();
        due.forEach((day, changes) -> changes.forEach(change -> change.accept(chain.day(day))));
        due.clear();
        return chain.walk(last, horizon);
    }

    private static void collect(DayEdits edits, DayChain chain, List<ClientDays.Row> rows, List<Changed> published) {
        UUID practice = edits.practiceId;
        for (ClientDay day : chain.days()) {
            boolean unpublished = edits.maybeUnpublished(day);
            if (day.isChanged()) {
                edits.advance(day);
                rows.add(new ClientDays.Row(edits.clientId, practice, day));
            }
            if (practice != null && (day.isChanged() || day.isNamed() || unpublished)) {
                published.add(new Changed(edits.clientId, practice, day));
            }
        }
    }

    private static void goOn(DayEdits edits, ClientDays.Window window, boolean further, Map<DayEdits, Start> next) {
        LocalDate horizon = window.horizon();
        if (horizon != null
                && (further
                        || edits.maybeUnpublished(
                                window.days().get(window.days().size() - 1)))) {
            next.put(edits, new Start(horizon.plusDays(1), further));
        } else if (!edits.byDay.isEmpty()) {
            next.put(edits, new Start(edits.byDay.firstKey(), false));
        }
    }
}
