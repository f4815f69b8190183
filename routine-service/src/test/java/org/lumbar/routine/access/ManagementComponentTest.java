package org.lumbar.routine.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.ApiDocument;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.ManagementDoors;
import org.lumbar.backbone.ResourceOperations;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.DeskPages;
import org.lumbar.routine.Practice;

/** Two ports: callers find no health and no metrics at theirs, operators nothing about anybody at the other. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class ManagementComponentTest {
    private static final String SECRET = "Ada Canary";

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    URI callers;

    private Practice practice;
    private UUID client;
    private ManagementDoors doors;
    private String admin;

    @BeforeEach
    void aClient() {
        doors = new ManagementDoors(callers, stack.management("/"));
        practice = new Practice(stack);
        admin = stack.token("practice-admin@" + practice.id() + "/max");
        client = practice.newClient();
        practice.admin()
                .body(Map.of("displayName", SECRET))
                .patch("/v1/clients/{id}", client)
                .then()
                .statusCode(200);
    }

    @Inject
    Routes routes;

    @Test
    void everyPathOfManagementIsInTheMatrix() {
        assertThat(routes.paths()).containsExactlyInAnyOrderElementsOf(ManagementDoors.ROUTES);
    }

    @Inject
    BeanManager beans;

    /** Of every class, in the document or not: what is in neither list would be tried by no test. */
    @Test
    void everyOperationInTheCodeIsInTheMatrix() {
        Set<Class<?>> classes = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .collect(Collectors.toSet());
        Set<String> listed = new TreeSet<>(api().operations());
        listed.addAll(DeskPages.PATHS);
        assertThat(ResourceOperations.in(classes)).isEqualTo(listed);
    }

    @Test
    void callersFindNoHealthAndNoMetrics() {
        assertThat(doors.operatorsPathsAmongCallers(admin)).isEmpty();
    }

    @Test
    void operatorsFindNoOperationOfTheApi() {
        assertThat(doors.callersPathsAmongOperators(api().operations(), admin)).isEmpty();
        assertThat(doors.callersPathsAmongOperators(DeskPages.PATHS, admin)).isEmpty();
    }

    @Test
    void operatorsReadAndChangeNothingAboutAnybody() {
        // Given
        given().auth().oauth2(admin).get("/v1/clients/" + client).then().statusCode(200);
        Map<String, List<String>> before = rows();

        // When
        String said = doors.saidToOperators();

        // Then
        assertThat(said).contains("GET /q/health/ready 200", "\nlumbar_");
        assertThat(said).doesNotContain(SECRET, client.toString(), practice.id().toString(), "anna", admin);
        assertThat(rows()).isEqualTo(before);
    }

    private static ApiDocument api() {
        return new ApiDocument(given().get("/q/openapi?format=json").asString());
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = stack.rows();
        rows.keySet().retainAll(List.of("audit_event", "history"));
        return rows;
    }

    /** What the port of operators is told to answer. */
    @Singleton
    static class Routes {
        private final List<Router> routers = new CopyOnWriteArrayList<>();

        void listen(@Observes ManagementInterface management) {
            routers.add(management.router());
        }

        Set<String> paths() {
            return routers.stream()
                    .flatMap(router -> router.getRoutes().stream())
                    .map(route -> Objects.toString(route.getPath(), "every"))
                    .collect(Collectors.toSet());
        }
    }
}
