package org.lumbar.insights.wall;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.lumbar.backbone.PageVisitor;

/** Somebody who has signed in to the pages, without a browser. */
public final class Pages {
    /** All that there are, as the code has them. */
    public static final List<String> PATHS = List.of(
            "GET /",
            "GET /clients/{clientId}",
            "GET /clients/{clientId}/sessions/{sessionId}",
            "GET /clients/{clientId}/report",
            "POST /clients/{clientId}/alerts",
            "GET /clients/{clientId}/alerts",
            "GET /live",
            "GET /signed-in",
            "GET /sign-out",
            "POST /sign-out",
            "GET /signed-out");

    private final PageVisitor visitor;

    private Pages(PageVisitor visitor) {
        this.visitor = visitor;
    }

    /** @param username a demo user's, or one that spells out its rights */
    public static Pages signedIn(URI home, String username) throws IOException, InterruptedException {
        return new Pages(PageVisitor.signedIn(home, username));
    }

    /** Whatever comes. */
    public String read(String path) throws IOException, InterruptedException {
        return open(path).body();
    }

    /** Whatever comes, and from where: redirects are followed. */
    HttpResponse<String> open(String path) throws IOException, InterruptedException {
        return visitor.open(path);
    }
}
