/**
 * Glue's jobs and their runs. {@code StartJobRun} really executes the job, on a thread of its own, with the
 * {@link dev.weir.local.JobRunner} that the endpoint was given.
 */
package dev.weir.local.glue.jobs;
