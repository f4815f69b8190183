package org.lumbar.routine.welcome;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lumbar.foundation.input.Ids;
import org.lumbar.foundation.wall.Service;
import org.lumbar.look.Viewer;

/** Says to somebody who has just joined whose client they are. That they joined is in the audit already. */
@ApplicationScoped
class ShowJoined {
    private final EntityManager entities;

    ShowJoined(EntityManager entities) {
        this.entities = entities;
    }

    /** In the service's name: when the request came its caller was nobody. */
    JoinedPage of(Viewer person, UUID clientId) {
        return Service.does(() -> QuarkusTransaction.requiringNew().call(() -> found(person, clientId)));
    }

    private JoinedPage found(Viewer person, UUID clientId) {
        List<?> rows = entities.createNativeQuery(
                        "select display_name, care_team from client where client_id = :client", Tuple.class)
                .setParameter("client", clientId)
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> new JoinedPage(person, row.get(0, String.class), names(row.get(1, String[].class))))
                .findFirst()
                .orElse(new JoinedPage(person, "", List.of()));
    }

    private static List<String> names(String[] careTeam) {
        return Stream.of(careTeam).filter(each -> Ids.uuid(each) == null).toList();
    }
}
