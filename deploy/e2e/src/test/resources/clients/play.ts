import { Configuration as RoutineConfiguration, TodayApi } from './routine';
import { Configuration, EventsApi, SessionsApi, ResponseError, type SessionEvent } from './session';

export interface Played {
    sessionId: string;
    results: string[];
    guidance?: string;
    refusal?: string;
}

/** Asks what is due, and plays the first step of it; then sends an event that is rejected, beside one that is not. */
export async function play(routine: string, session: string, token: string, client: string): Promise<Played> {
    const today = await new TodayApi(new RoutineConfiguration({ basePath: routine, accessToken: token })).getToday({
        clientId: client,
    });
    const plan = today.plans[0];
    const sessionId = crypto.randomUUID();
    const common = () => ({
        specversion: '1.0' as const,
        id: crypto.randomUUID(),
        source: 'urn:lumbar:app:generated-typescript',
        subject: client,
        time: new Date(),
        timezone: 'Europe/Berlin',
    });
    const events: SessionEvent[] = [
        {
            ...common(),
            type: 'org.lumbar.session.started.v1',
            data: { sessionId, planId: plan.planId, occurrenceId: plan.occurrences[0].id },
        },
        {
            ...common(),
            type: 'org.lumbar.session.step-completed.v1',
            data: { sessionId, stepKey: plan.steps[0].key, durationSeconds: 60 },
        },
        {
            ...common(),
            type: 'org.lumbar.session.pain-rated.v1',
            data: { sessionId, moment: 'DURING', score: 6 },
        },
        {
            ...common(),
            type: 'org.lumbar.session.pain-rated.v1',
            data: { moment: 'AD_HOC', score: 11 },
        },
        { ...common(), type: 'org.lumbar.session.completed.v1', data: { sessionId, feeling: 'BETTER' } },
    ];
    const settings = new Configuration({ basePath: session, accessToken: token });
    const sent = await new EventsApi(settings).sendEvents({ sessionEvent: events });
    let refusal: string | undefined;
    try {
        await new SessionsApi(settings).getSession({ clientId: client, sessionId: crypto.randomUUID() });
    } catch (failure) {
        if (failure instanceof ResponseError) {
            refusal = (await failure.response.json()).code;
        }
    }
    return {
        sessionId,
        results: sent.results.map((result) => result.code ?? result.status),
        guidance: sent.results[2].guidance?.answer,
        refusal,
    };
}
