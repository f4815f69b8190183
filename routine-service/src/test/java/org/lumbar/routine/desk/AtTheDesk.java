package org.lumbar.routine.desk;

import io.quarkus.test.common.http.TestHTTPResource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.lumbar.backbone.Chromium;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** What tests of the desk have in common: a browser, a practice, and anna at her desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtTheDesk {
    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/")
    String home;

    Practice practice;
    DeskWindow anna;
    private @Nullable Chromium chromium;

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start().orElse(null);
        Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
    }

    @BeforeEach
    void annaSignsIn() {
        practice = new Practice(stack);
        anna = window().signIn("therapist@" + practice.id() + "/anna");
    }

    DeskWindow window() {
        return window("en-GB");
    }

    DeskWindow window(String locale) {
        return new DeskWindow(Objects.requireNonNull(chromium), home, locale);
    }

    @AfterEach
    void closeWindow() {
        anna.end();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }
}
