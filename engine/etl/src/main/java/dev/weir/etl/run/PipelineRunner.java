package dev.weir.etl.run;

import dev.weir.etl.Clients;
import dev.weir.etl.ObjectName;
import dev.weir.etl.PipelineException;
import dev.weir.etl.PipelineException.Reason;
import dev.weir.etl.PipelineSpec;
import dev.weir.etl.Progress;
import dev.weir.etl.RunOptions;
import dev.weir.etl.RunReport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/**
 * Runs a pipeline: the stream's records become Parquet files, each exactly once, however often the run is broken off and
 * started again. One run at a time; of two that meet, one stops with {@link Reason#CHECKPOINT_TAKEN}.
 */
public final class PipelineRunner {
    private final PipelineSpec spec;
    private final Clients clients;

    /** A runner of one pipeline; nothing is called before {@link #run}. */
    public PipelineRunner(PipelineSpec spec, Clients clients) {
        this.spec = spec;
        this.clients = clients;
    }

    /**
     * Runs until the options say so.
     *
     * @return what this run has committed, a batch that an earlier one left unfinished included
     * @throws PipelineException when it cannot begin or go on; what has been committed stays, and a later run goes on from there
     */
    public RunReport run(RunOptions options, Progress progress) {
        try {
            return new Run(spec, clients, options, progress).run();
        } catch (NoSuchBucketException absent) {
            throw new PipelineException(
                    Reason.NOT_FOUND,
                    "a bucket of the pipeline does not exist (%s, %s, %s); apply its stack first"
                            .formatted(
                                    bucket(spec.sink().path()),
                                    bucket(spec.sink().rejects()),
                                    bucket(spec.checkpoint())),
                    absent);
        } catch (SdkException refused) {
            throw new PipelineException(
                    Reason.REMOTE, "job %s: %s".formatted(spec.job(), refused.getMessage()), refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PipelineException(Reason.REMOTE, "job %s was interrupted".formatted(spec.job()), interrupted);
        }
    }

    private static String bucket(String place) {
        return ObjectName.parse(place).bucket();
    }
}
