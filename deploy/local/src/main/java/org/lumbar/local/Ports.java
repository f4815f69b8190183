package org.lumbar.local;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lumbar.backbone.FreePort;

/** Which part listens where. */
public final class Ports {
    /** So far above a service's port is that of its health and metrics: 9001 beside 8081. */
    private static final int MANAGEMENT = 920;

    private final Map<Part, Integer> ports;

    private Ports(Map<Part, Integer> ports) {
        this.ports = ports;
    }

    /** The ports that the documentation speaks of. */
    public static Ports usual() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, part.usualPort());
        }
        return new Ports(ports);
    }

    /** One after the other from a first one on, in the order of {@link Part}. */
    public static Ports from(int first) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, first + part.ordinal());
        }
        return new Ports(ports);
    }

    /** Any that nobody listens on now. */
    public static Ports free() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            int port = FreePort.find();
            while (ports.containsValue(port) || !FreePort.isFree(managementOf(port))) {
                port = FreePort.find();
            }
            ports.put(part, port);
        }
        return new Ports(ports);
    }

    /** These ports, but for the parts that are named. */
    public Ports with(Map<Part, Integer> others) {
        Map<Part, Integer> changed = new EnumMap<>(ports);
        changed.putAll(others);
        return new Ports(changed);
    }

    /** Where a part listens. */
    public int of(Part part) {
        return ports.getOrDefault(part, part.usualPort());
    }

    /** Where a service has its health and metrics. */
    public int managementOf(Part service) {
        return managementOf(of(service));
    }

    /** Where a service that listens on a port has them. */
    static int managementOf(int port) {
        return port + MANAGEMENT;
    }

    /**
     * Makes sure that every part can have its port.
     *
     * @throws LocalFault for the first that cannot
     */
    void ensureFree(Set<Part> parts) {
        Map<Integer, Part> wanted = new TreeMap<>();
        for (Part part : parts) {
            int port = of(part);
            Part other = wanted.put(port, part);
            if (other != null) {
                throw new LocalFault("Port " + port + " is wanted by " + other.title() + " and by " + part.title()
                        + ": give one of them another with --port " + part.key() + "=<number>.");
            }
            if (port < 1 || port > 65_535) {
                throw new LocalFault(part.title() + " cannot listen on port " + port + ": ports go from 1 to 65535.");
            }
            if (!FreePort.isFree(port)) {
                throw new LocalFault("Port " + port + " is taken, and " + part.title()
                        + " wants it: stop what listens there, or choose another with --port " + part.key()
                        + "=<number>.");
            }
            if (part.isService() && !FreePort.isFree(managementOf(port))) {
                throw new LocalFault("Port " + managementOf(port) + " is taken, and " + part.title()
                        + " wants it for its health and metrics: stop what listens there, or choose another with"
                        + " --port "
                        + part.key() + "=<number>; they are " + MANAGEMENT + " above.");
            }
        }
    }
}
