package org.lumbar.bench.state;

import java.io.IOException;
import org.lumbar.bench.state.proto.DayMessage;
import org.lumbar.bench.state.proto.SessionMessage;

/** Protobuf, by the classes that protoc makes of {@code states.proto}. */
final class ProtobufCodec implements Codec {
    @Override
    public byte[] pack(SessionState state) {
        return SessionMessages.message(state).toByteArray();
    }

    @Override
    public byte[] pack(DayState state) {
        return DayMessages.message(state).toByteArray();
    }

    @Override
    public SessionState session(byte[] bytes) throws IOException {
        return SessionMessages.state(SessionMessage.parseFrom(bytes));
    }

    @Override
    public DayState day(byte[] bytes) throws IOException {
        return DayMessages.state(DayMessage.parseFrom(bytes));
    }
}
