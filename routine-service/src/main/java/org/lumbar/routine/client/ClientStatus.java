package org.lumbar.routine.client;

/** Whether the practice still cares for a client. */
public enum ClientStatus {
    ACTIVE,
    INACTIVE
}
