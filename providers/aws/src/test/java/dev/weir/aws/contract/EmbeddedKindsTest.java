package dev.weir.aws.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

@DisplayName("On the embedded AWS")
final class EmbeddedKindsTest {
    @Nested
    final class ABucket extends KindContract {
        ABucket() {
            super(EmbeddedAws.world(), Subjects.BUCKET);
        }
    }

    @Nested
    final class ALockedBucket extends KindContract {
        ALockedBucket() {
            super(EmbeddedAws.world(), Subjects.LOCKED_BUCKET);
        }
    }

    @Nested
    final class AnObject extends KindContract {
        AnObject() {
            super(EmbeddedAws.world(), Subjects.OBJECT);
        }
    }

    @Nested
    final class ARole extends KindContract {
        ARole() {
            super(EmbeddedAws.world(), Subjects.ROLE);
        }
    }

    @Nested
    final class AStream extends KindContract {
        AStream() {
            super(EmbeddedAws.world(), Subjects.STREAM);
        }
    }

    @Nested
    final class AnOnDemandStream extends KindContract {
        AnOnDemandStream() {
            super(EmbeddedAws.world(), Subjects.ON_DEMAND_STREAM);
        }
    }

    @Nested
    final class AConsumer extends KindContract {
        AConsumer() {
            super(EmbeddedAws.world(), Subjects.CONSUMER);
        }
    }

    @Nested
    final class ARegistry extends KindContract {
        ARegistry() {
            super(EmbeddedAws.world(), Subjects.REGISTRY);
        }
    }

    @Nested
    final class ASchema extends KindContract {
        ASchema() {
            super(EmbeddedAws.world(), Subjects.SCHEMA);
        }
    }

    @Nested
    final class ADatabase extends KindContract {
        ADatabase() {
            super(EmbeddedAws.world(), Subjects.DATABASE);
        }
    }

    @Nested
    final class ATableOverFiles extends KindContract {
        ATableOverFiles() {
            super(EmbeddedAws.world(), Subjects.FILE_TABLE);
        }
    }

    @Nested
    final class ATableWithIndexes extends KindContract {
        ATableWithIndexes() {
            super(EmbeddedAws.world(), Subjects.INDEXED_TABLE);
        }
    }

    @Nested
    final class AView extends KindContract {
        AView() {
            super(EmbeddedAws.world(), Subjects.VIEW);
        }
    }

    @Nested
    final class ATableOverAStream extends KindContract {
        ATableOverAStream() {
            super(EmbeddedAws.world(), Subjects.STREAM_TABLE);
        }
    }

    @Nested
    final class AJob extends KindContract {
        AJob() {
            super(EmbeddedAws.world(), Subjects.JOB);
        }
    }

    @Nested
    final class AJobWithAPipeline extends KindContract {
        AJobWithAPipeline() {
            super(EmbeddedAws.world(), Subjects.PIPELINE);
        }
    }

    @Nested
    final class ACrawler extends KindContract {
        ACrawler() {
            super(EmbeddedAws.world(), Subjects.CRAWLER);
        }
    }
}
