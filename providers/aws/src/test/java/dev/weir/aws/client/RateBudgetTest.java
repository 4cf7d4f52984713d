package dev.weir.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RateBudgetTest {
    private long now;

    @Test
    void a_seconds_worth_of_calls_is_free_and_the_next_one_waits() {
        RateBudget budget = new RateBudget(5, () -> now);
        for (int call = 0; call < 5; call++) {
            assertThat(budget.take()).isZero();
        }
        assertThat(budget.take()).isEqualTo(Duration.ofMillis(200));
        assertThat(budget.take()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void time_that_passes_fills_the_budget_up_to_a_seconds_worth() {
        RateBudget budget = new RateBudget(2, () -> now);
        budget.take();
        budget.take();
        now += Duration.ofHours(1).toNanos();
        assertThat(budget.take()).isZero();
        assertThat(budget.take()).isZero();
        assertThat(budget.take()).isPositive();
    }

    @Test
    void aws_itself_has_budgets_and_another_endpoint_has_none() {
        RateBudgets aws = budgets(Optional.empty(), Map.of());
        RateBudgets other = budgets(Optional.of(URI.create("http://127.0.0.1:1")), Map.of());
        aws.take("kinesis:DescribeLimits");
        other.take("kinesis:DescribeLimits");
        assertThat(aws.take("kinesis:DescribeLimits")).isPositive();
        assertThat(other.take("kinesis:DescribeLimits")).isZero();
    }

    @Test
    void another_endpoint_has_the_budget_of_an_operation_once_it_has_turned_a_call_away() {
        RateBudgets other = budgets(Optional.of(URI.create("http://127.0.0.1:1")), Map.of());
        other.exceeded("kinesis:ListTagsForStream");
        assertThat(other.take("kinesis:ListTagsForStream")).isEqualTo(Duration.ofMillis(200));
        assertThat(other.take("kinesis:ListTagsForStream")).isEqualTo(Duration.ofMillis(400));
        assertThat(other.take("kinesis:AddTagsToStream")).isZero();
    }

    @Test
    void every_operation_on_streams_has_a_rate_and_none_on_records() {
        RateBudgets aws = budgets(Optional.empty(), Map.of());
        for (String operation : List.of("GetResourcePolicy", "RegisterStreamConsumer", "UpdateMaxRecordSize")) {
            for (int call = 0; call < 5; call++) {
                assertThat(aws.take("kinesis:" + operation)).isZero();
            }
            assertThat(aws.take("kinesis:" + operation)).as(operation).isPositive();
        }
        for (int call = 0; call < 1_000; call++) {
            assertThat(aws.take("kinesis:PutRecords")).isZero();
        }
    }

    @Test
    void a_configured_rate_replaces_the_known_one() {
        RateBudgets budgets = budgets(Optional.empty(), Map.of("kinesis:DescribeLimits", 100.0, "glue:GetTags", 1.0));
        budgets.take("kinesis:DescribeLimits");
        assertThat(budgets.take("kinesis:DescribeLimits")).isZero();
        budgets.take("glue:GetTags");
        assertThat(budgets.take("glue:GetTags")).isPositive();
    }

    private RateBudgets budgets(Optional<URI> endpoint, Map<String, Double> rates) {
        return new RateBudgets(
                new AwsConfig(endpoint, Optional.empty(), Optional.empty(), Optional.empty(), rates), () -> now);
    }
}
