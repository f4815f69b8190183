package org.lumbar.routine.app;

/**
 * The one page of the app, before its script fills it.
 *
 * @param issuer where people sign in
 * @param clientId the app's name there
 * @param routine what addresses of this service's API begin with; empty if that is where the page is
 * @param session likewise for session-service
 * @param insights likewise for insights-service
 */
public record AppPage(
        String issuer, String clientId, String routine, String session, String insights, String script, String style) {}
