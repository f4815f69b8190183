package org.lumbar.simulator.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.lumbar.simulator.event.TimeOrderedIds;
import org.lumbar.simulator.schedule.Plan;

/** Makes the clients. Client n is the same whatever the number of clients around it. */
public final class Practice {
    private static final List<Persona> KINDS = List.of(Persona.values());
    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Australia/Sydney");
    private static final List<List<String>> CARE_TEAMS =
            List.of(List.of("anna"), List.of("ben"), List.of("anna", "ben"));
    private static final List<Channel> CHANNELS = List.of(
            Channel.PHONE,
            Channel.PHONE,
            Channel.PHONE,
            Channel.PHONE,
            Channel.BACKEND_STRUCTURED,
            Channel.PHONE,
            Channel.BACKEND_BINARY,
            Channel.PHONE,
            Channel.GATEWAY,
            Channel.PHONE,
            Channel.PHONE);
    private static final List<String> NAMES = List.of(
            "Alma", "Bruno", "Carla", "Dario", "Elif", "Felix", "Greta", "Hamid", "Ines", "Jonas", "Kira", "Luis",
            "Mona", "Nils", "Olga", "Pavel", "Quentin", "Rosa", "Samir", "Tilda", "Ugo", "Vera", "Wim", "Xenia",
            "Yusuf", "Zoe");

    /** Ids of clients and plans carry this instant, not the day of the story: a later story meets the same clients. */
    private static final Instant IDS_BORN = Instant.parse("2026-01-01T00:00:00Z");

    private static final long IDENTITY = 1L;
    private static final long STORY = 2L;

    private final Setting setting;

    public Practice(Setting setting) {
        this.setting = setting;
    }

    public List<SimulatedClient> clients() {
        return IntStream.range(0, setting.clients()).mapToObj(this::client).toList();
    }

    SimulatedClient client(int index) {
        SplittableRandom random = randomFor(index, IDENTITY);
        UUID clientId = TimeOrderedIds.next(IDS_BORN, random);
        Persona persona = KINDS.get(index % KINDS.size());
        String zone = ZONES.get(index % ZONES.size());
        List<Plan> plans = new ArrayList<>();
        for (PlanRecipe recipe : persona.recipes()) {
            UUID planId = TimeOrderedIds.next(IDS_BORN, random);
            plans.add(new Plan(planId, clientId, recipe.routineKey(), setting.start(), null, zone, recipe.schedule()));
        }
        return new SimulatedClient(
                index,
                clientId,
                name(index),
                zone,
                CARE_TEAMS.get(index / ZONES.size() % CARE_TEAMS.size()),
                persona,
                CHANNELS.get(index % CHANNELS.size()),
                List.copyOf(plans));
    }

    SplittableRandom storyRandom(int index) {
        return randomFor(index, STORY);
    }

    /** Mixes the parts before seeding, so that neighbours in index do not get neighbouring streams. */
    private SplittableRandom randomFor(int index, long purpose) {
        long mixed = new SplittableRandom(setting.seed() ^ (purpose << 48)).nextLong();
        return new SplittableRandom(new SplittableRandom(mixed + index).nextLong());
    }

    private static String name(int index) {
        char initial = (char) ('A' + (index * 7) % 26);
        int round = index / NAMES.size();
        String name = NAMES.get(index % NAMES.size()) + " " + initial + ".";
        return round == 0 ? name : name + " " + (round + 1);
    }
}
