package org.lumbar.look;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where these pages are. Dashboard and desk may share one host: then each has its part of the addresses, links lead from one to the
 * other, and who signs out is signed out of both.
 */
@Named("site")
@ApplicationScoped
public class Site {
    private static final String DESK = "/desk";

    private final String path;
    private final boolean together;

    /**
     * @param path what the addresses of these pages begin with: {@code /} or {@code /desk}
     * @param together whether dashboard and desk share one host
     */
    Site(
            @ConfigProperty(name = "lumbar.site.path") String path,
            @ConfigProperty(name = "lumbar.site.together", defaultValue = "false") boolean together) {
        this.path = path;
        this.together = together;
    }

    /** The first page of this service. */
    public String home() {
        return path;
    }

    /** Whether links between dashboard and desk lead anywhere. */
    public boolean isTogether() {
        return together;
    }

    /** Whether these are the pages of the desk. */
    public boolean isDesk() {
        return path.equals(DESK);
    }

    /** The first page of the desk, which has the same host if {@link #isTogether()}. */
    public String deskHome() {
        return DESK;
    }

    /** Where somebody types in the code of an invitation: at the desk. */
    public String join() {
        return DESK + "/join";
    }

    /** Where the form to sign out is sent. The desk begins, if there are two to leave. */
    public String signOut() {
        return together ? DESK + "/sign-out" : at("sign-out");
    }

    /** Whether who signs out here has to leave the other pages, too. */
    public boolean passesSignOutOn() {
        return together && isDesk();
    }

    /** Whether an address is one of these pages: not of the API, and of no tool. */
    boolean has(String address) {
        boolean mine = path.equals("/") || address.equals(path) || address.startsWith(path + "/");
        return mine && !address.startsWith("/v1/") && !address.startsWith("/q/");
    }

    /** The address of a page below the first one. */
    public String at(String page) {
        return path.equals("/") ? path + page : path + "/" + page;
    }
}
