package dev.gantry.server.http;

import dev.gantry.value.ServiceException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own mistakes, counted. A caller learns nothing but the request id, the log has the rest once. */
public final class InternalErrors {

    private static final Logger LOG = LoggerFactory.getLogger(InternalErrors.class);

    private final AtomicLong count = new AtomicLong();

    public long count() {
        return count.get();
    }

    ServiceException answer(Throwable mistake, String requestId) {
        count.incrementAndGet();
        LOG.error("Request {} failed by a mistake of the server", requestId, mistake);
        return new ServiceException(
                "InternalFailure",
                500,
                "The request processing has failed because of an unknown error, exception or failure.");
    }
}
