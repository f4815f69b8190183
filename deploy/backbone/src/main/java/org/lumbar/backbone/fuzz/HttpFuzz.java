package org.lumbar.backbone.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lumbar.backbone.RawHttp;

/**
 * Sends generated requests over connections that are kept, several at once, and collects what breaks the promise: no 5xx, an
 * answer in two seconds, every refusal a problem document with a code that repeats no value, every good request taken.
 *
 * <p>What is not answered in time, or with 503, is asked once more at the end, alone: a pause of a busy machine passes, a hang
 * stays.
 */
final class HttpFuzz {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int UNAVAILABLE = 503;

    /** Names of members stand in it, which broken bytes may have made of a value. */
    private static final Pattern POINTER = Pattern.compile("\"pointer\":\"[^\"]*\"");

    private static final int CONNECTIONS = 6;

    /** The server may refuse a longer one, and end the connection, while it is still being sent. */
    private static final int LARGE = 60_000;

    private final FuzzRun run;
    private final FuzzTarget target;
    private final Canary canary;
    private final RequestGenerator generator;
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> late = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();
    private final AtomicLong longest = new AtomicLong();

    HttpFuzz(FuzzRun run, FuzzTarget target, Canary canary) {
        this.run = run;
        this.target = target;
        this.canary = canary;
        this.generator = new RequestGenerator(run, target, canary);
    }

    /**
     * Sends the inputs 0 to {@code count} − 1.
     *
     * @return what broke the promise; empty if nothing did
     */
    List<String> send(int count) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> new Thread(() -> sendAll(next, count), "fuzz-" + i))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (int number : List.copyOf(late)) {
            askAgain(number);
        }
        return List.copyOf(broken);
    }

    /** How many answers of each status there were; {@code ended} for connections that ended without one. */
    Map<String, Integer> answers() {
        Map<String, Integer> counts = new TreeMap<>();
        answered.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** The longest time from a request to its whole answer. */
    Duration longest() {
        return Duration.ofNanos(longest.get());
    }

    /** How many had to be asked again. */
    int late() {
        return late.size();
    }

    private void sendAll(AtomicInteger next, int count) {
        try (KeptConnection connection = new KeptConnection(target.service, LONGEST)) {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                try {
                    send(connection, number, false);
                } catch (SocketTimeoutException e) {
                    late.add(number);
                } catch (IOException | RuntimeException e) {
                    broken.add(run.name(number) + ": " + e);
                }
            }
        }
    }

    private void askAgain(int number) {
        try (KeptConnection connection = new KeptConnection(target.service, LONGEST)) {
            send(connection, number, true);
        } catch (SocketTimeoutException e) {
            broken.add(run.name(number) + ", " + generator.request(number).name() + ": no answer in " + LONGEST
                    + ", twice");
        } catch (IOException e) {
            broken.add(run.name(number) + ": " + e);
        }
    }

    private void send(KeptConnection connection, int number, boolean again) throws IOException {
        FuzzedRequest request = generator.request(number);
        long start = System.nanoTime();
        RawHttp.Answer answer = connection.exchange(request);
        longest.accumulateAndGet(System.nanoTime() - start, Math::max);
        answered.computeIfAbsent(answer.status() == 0 ? "ended" : "" + answer.status(), same -> new AtomicInteger())
                .incrementAndGet();
        String fault = fault(request, answer);
        if (!fault.isEmpty() && answer.status() == UNAVAILABLE && !again) {
            late.add(number);
        } else if (!fault.isEmpty()) {
            broken.add(fault + ": " + run.name(number) + ", " + request.shown());
        }
    }

    private String fault(FuzzedRequest request, RawHttp.Answer answer) {
        int status = answer.status();
        if (request.isGood() && (status < 200 || status > 299)) {
            return "was refused with " + status + " " + answer.code();
        }
        if (status == 0) {
            return request.isHttp() && request.bytes().length < LARGE ? "the connection ended without an answer" : "";
        }
        if (!request.isHttp()) {
            // Another version of HTTP is not implemented, which the server says without asking the service.
            return status < 500 || status == 501 || status == 505 ? "" : "answered " + status;
        }
        if (!target.mayAnswer(status, answer.code())) {
            return "answered " + status + " " + answer.code();
        }
        if (status >= 400 && !answer.isCodedProblem()) {
            return "answered " + status + " with " + answer.contentType() + " and no problem document";
        }
        return status >= 400 && POINTER.matcher(answer.body()).replaceAll("").contains(canary.value())
                ? "an error says again what was sent"
                : "";
    }
}
