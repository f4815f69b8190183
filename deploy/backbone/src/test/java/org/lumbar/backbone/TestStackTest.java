package org.lumbar.backbone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStackTest {
    private static final String CLIENT = "018f3c1e-0000-7000-8000-00000000c001";

    @Test
    void everyTestClassHasTopicsAndADatabaseOfItsOwn() {
        try (TestStack one = TestStack.open("session");
                TestStack other = TestStack.open("session")) {
            // When
            one.produce("plans", CLIENT + ":plan", Map.of(), "{}".getBytes(UTF_8));

            // Then
            assertThat(one.consume("plans")).hasSize(1);
            assertThat(other.consume("plans")).isEmpty();
            assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
            assertThat(one.bootstrapServers()).isEqualTo(other.bootstrapServers());
            assertThat(one.config()).containsEntry("lumbar.topics.plans", one.topic("plans"));
            assertThat(one.lag("plans")).isOne();
        }
    }

    @Test
    void aStoppedBrokerAndDatabaseComeBackWithWhatTheyHeld() throws Exception {
        try (TestStack stack = TestStack.open("session")) {
            // Given
            stack.produce("clients", CLIENT, Map.of(), null);

            // When
            stack.stopBroker();
            stack.stopPostgres();
            assertThatThrownBy(() -> connect(stack)).isInstanceOf(SQLException.class);
            stack.startPostgres();
            stack.startBroker();

            // Then
            connect(stack);
            assertThat(stack.consume("clients"))
                    .extracting(record -> record.value())
                    .containsOnlyNulls();
        }
    }

    @Test
    void anotherClassLoaderFindsTheSameBackbone() throws Exception {
        URL[] classes = {TestStack.class.getProtectionDomain().getCodeSource().getLocation()};
        try (TestStack here = TestStack.open("session");
                URLClassLoader elsewhere = new ChildFirst(classes)) {
            // When
            Class<?> otherStack = elsewhere.loadClass(TestStack.class.getName());
            Object there = otherStack.getMethod("open", String.class).invoke(null, "session");

            // Then
            assertThat(otherStack).isNotEqualTo(TestStack.class);
            assertThat(otherStack.getMethod("bootstrapServers").invoke(there)).isEqualTo(here.bootstrapServers());
        }
    }

    private static void connect(TestStack stack) throws SQLException {
        Postgres.Database database = stack.database();
        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())
                .close();
    }

    /** Loads the backbone's own classes again, as a Quarkus test does. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] classes) {
            super(classes, TestStack.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("org.lumbar.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
