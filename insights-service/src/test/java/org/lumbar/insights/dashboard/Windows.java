package org.lumbar.insights.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lumbar.backbone.Chromium;

/**
 * One browser for the tests of a class, and the windows that a test opens in it. After each test they are closed, and the
 * test fails if the browser blocked or missed anything that it was not to expect.
 */
final class Windows implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    private final List<Visit> open = new ArrayList<>();
    private @Nullable Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start().orElse(null);
        Assumptions.assumeTrue(chromium != null, "there is no Chromium on this machine");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<Visit> visits = List.copyOf(open);
        open.clear();
        visits.forEach(Visit::end);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }

    Visit desk(String home) {
        return opened(Visit.desk(running(), home));
    }

    Visit phone(String home, String locale) {
        return opened(Visit.phone(running(), home, locale));
    }

    Visit abroad(String home, String zone) {
        return opened(Visit.abroad(running(), home, zone));
    }

    private Chromium running() {
        return Objects.requireNonNull(chromium);
    }

    private Visit opened(Visit visit) {
        open.add(visit);
        return visit;
    }
}
