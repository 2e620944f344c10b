package org.rebook.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static final Address HERE = Address.of("/list").with("kind", "a b");

    @Test
    void saysWhetherThereIsMoreWithoutCounting() {
        Paging<Integer> first = reading(11, 1);
        assertThat(first.getRows()).hasSize(10);
        assertThat(first.isMoreAfter()).isTrue();
        Paging<Integer> exactly = reading(10, 1);
        assertThat(exactly.getRows()).hasSize(10);
        assertThat(exactly.isMoreAfter()).isFalse();
        assertThat(reading(11, 2).getRows()).containsExactly(10);
    }

    @Test
    void answersPagesThatDoNotExistWithTheNearestThatDoes() {
        assertThat(reading(5, -3).getNumber()).isEqualTo(1);
        assertThat(of(21, 99).getNumber()).isEqualTo(3);
        assertThat(of(21, 99).getRows()).containsExactly(20);
        assertThat(of(0, 4).getNumber()).isEqualTo(1);
        assertThat(of(20, 2).isMoreAfter()).isFalse();
        assertThat(of(21, 2).isMoreAfter()).isTrue();
    }

    @Test
    void showsTheFirstTheLastAndThoseBeside() {
        assertThat(of(200, 10).getNumbers()).containsExactly(1, 8, 9, 10, 11, 12, 20);
    }

    @Test
    void keepsWhatTheAddressSays() {
        assertThat(of(30, 1).pageAddress(2)).isEqualTo("/list?kind=a+b&page=2");
    }

    private static Paging<Integer> of(int rows, int asked) {
        return Paging.of(numbers(rows), asked, 10, HERE);
    }

    private static Paging<Integer> reading(int rows, int asked) {
        return Paging.reading(
                (from, atMost) ->
                        numbers(rows).stream().skip(from).limit(atMost).toList(),
                asked,
                10,
                HERE);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
