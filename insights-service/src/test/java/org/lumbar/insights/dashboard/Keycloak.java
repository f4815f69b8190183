package org.lumbar.insights.dashboard;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Keycloak in a process of its own, with the realm of deploy/keycloak. */
final class Keycloak implements AutoCloseable {
    private static final Path REALM = Path.of("../deploy/keycloak/lumbar-realm.json");
    private static final String ADMIN = "admin";

    private final String address;
    private final Process process;

    private Keycloak(String address, Process process) {
        this.address = address;
        this.process = process;
    }

    /**
     * Starts it and waits until it knows the realm.
     *
     * @param home where it is unpacked
     * @param dashboard where browsers find the pages
     */
    static Keycloak start(Path home, int port, String dashboard) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, imports.resolve("lumbar-realm.json"), StandardCopyOption.REPLACE_EXISTING);
        File script = home.resolve("bin/kc.sh").toFile();
        ProcessBuilder builder = new ProcessBuilder(
                        "sh",
                        script.getPath(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN,
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                        "JAVA_HOME", System.getProperty("java.home"),
                        "LUMBAR_DASHBOARD", dashboard));
        Keycloak keycloak = new Keycloak("http://localhost:" + port, builder.start());
        await("Keycloak knows the realm")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .until(() -> given().get(keycloak.issuer() + "/.well-known/openid-configuration")
                                .statusCode()
                        == 200);
        return keycloak;
    }

    String issuer() {
        return address + "/realms/lumbar";
    }

    /** Adds a person of a practice and returns who they are in tokens. */
    String person(String username, String firstName, String lastName, String role, String practice) {
        RequestSpecification admin = given().baseUri(address + "/admin/realms/lumbar")
                .auth()
                .oauth2(adminToken())
                .contentType(ContentType.JSON);
        String location = given().spec(admin)
                .body(Map.of(
                        "username",
                        username,
                        "firstName",
                        firstName,
                        "lastName",
                        lastName,
                        "email",
                        username + "@example.org",
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "attributes",
                        Map.of("lumbar_practice", List.of(practice)),
                        "credentials",
                        List.of(Map.of("type", "password", "value", username, "temporary", false))))
                .post("/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        grant(id, role, admin);
        return id;
    }

    private static void grant(String id, String role, RequestSpecification admin) {
        Map<String, Object> granted = given().spec(admin)
                .get("/roles/" + role)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
        given().spec(admin)
                .body(List.of(granted))
                .post("/users/" + id + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }

    private String adminToken() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "admin-cli")
                .formParam("username", ADMIN)
                .formParam("password", ADMIN)
                .post(address + "/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
