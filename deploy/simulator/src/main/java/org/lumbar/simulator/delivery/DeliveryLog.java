package org.lumbar.simulator.delivery;

/** Where deliveries are written down. Called from many threads. */
public interface DeliveryLog {
    void add(Delivery delivery);

    /** Both this one and the other. */
    default DeliveryLog and(DeliveryLog other) {
        return delivery -> {
            add(delivery);
            other.add(delivery);
        };
    }
}
