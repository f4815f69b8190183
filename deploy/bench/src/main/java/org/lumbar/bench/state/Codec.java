package org.lumbar.bench.state;

import java.io.IOException;

/** A stored form of states: bytes from a state, and the state from its bytes. */
interface Codec {
    byte[] pack(SessionState state) throws IOException;

    byte[] pack(DayState state) throws IOException;

    SessionState session(byte[] bytes) throws IOException;

    DayState day(byte[] bytes) throws IOException;
}
