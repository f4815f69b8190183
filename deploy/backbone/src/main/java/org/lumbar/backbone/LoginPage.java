package org.lumbar.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The page on which people sign in to the local run. */
final class LoginPage {
    private final String template;

    LoginPage() {
        try (InputStream page = LoginPage.class.getResourceAsStream("login.html")) {
            if (page == null) {
                throw new IllegalStateException("login.html is missing from the backbone's jar.");
            }
            template = new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html(boolean refused) {
        String users = DemoUser.ALL.stream().map(LoginPage::button).collect(Collectors.joining("\n"));
        String refusal = refused
                ? "<p class=\"refused\" role=\"alert\">This name and password don’t belong together. Please try again.</p>"
                : "";
        return template.replace("{{users}}", users).replace("{{refusal}}", refusal);
    }

    private static String button(DemoUser user) {
        return """
                <li><form method="post">
                  <input type="hidden" name="username" value="%s"><input type="hidden" name="password" value="%s">
                  <button><strong>%s</strong><span>%s</span></button>
                </form></li>""".formatted(
                user.username(), DemoUser.PASSWORD, user.name(), user.role().replace('-', ' '));
    }
}
