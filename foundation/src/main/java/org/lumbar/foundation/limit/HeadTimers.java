package org.lumbar.foundation.limit;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;

/**
 * Gives every connection that is taken its {@link HeadTimer}. Found by Netty as a service; {@link ConnectionLimits} asks it to
 * look. Before that has said how long a head may take, there is none.
 */
public final class HeadTimers extends ChannelInitializerExtension {
    /** Of the handler in a pipeline. */
    static final String NAME = "lumbar-head-timer";

    /** A system property, as whoever sets it and this class may have been loaded by two class loaders. */
    static final String MILLIS = "lumbar.connections.head-within-millis";

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        long millis = Long.getLong(MILLIS, 0);
        if (millis > 0) {
            channel.pipeline().addFirst(NAME, new HeadTimer(millis));
        }
    }
}
