package org.lumbar.foundation.limit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which the head of a request does not arrive in time, however slowly it goes on arriving: from the opening
 * of the connection, and, on one that is kept, from the first byte of the next request. {@link RequestTimes} says when a head
 * is there, and when its answer is over.
 */
final class HeadTimer extends ChannelInboundHandlerAdapter {
    /** Events of the pipeline. Texts, as those who send them may have been loaded by another class loader. */
    static final String HEAD_IS_THERE = "lumbar: head is there";

    static final String IS_ANSWERED = "lumbar: is answered";

    private final long within;
    private boolean isAtWork;
    private @Nullable ScheduledFuture<?> timer;

    /** @param within milliseconds */
    HeadTimer(long within) {
        this.within = within;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        start(context);
        context.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (!isAtWork && timer == null) {
            start(context);
        }
        context.fireChannelRead(bytes);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (HEAD_IS_THERE.equals(event)) {
            isAtWork = true;
            stop();
        } else if (IS_ANSWERED.equals(event)) {
            isAtWork = false;
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        stop();
        context.fireChannelInactive();
    }

    private void start(ChannelHandlerContext context) {
        timer = context.executor()
                .schedule(
                        () -> {
                            context.close();
                        },
                        within,
                        TimeUnit.MILLISECONDS);
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
