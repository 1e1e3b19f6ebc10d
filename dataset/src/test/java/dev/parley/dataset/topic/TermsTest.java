package dev.parley.dataset.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void whatSetsAClusterApartComesFirst() {
        var terms = new Terms();
        terms.add(List.of("neural network training today", "a neural network for cats", "my neural network today"));
        terms.add(List.of("bread dough today", "the bread dough rises", "bread dough and cats"));

        assertThat(terms.of(0, 1, 2)).extracting(Topic.Term::text).containsExactly("neural network");
        assertThat(terms.of(1, 1, 2)).extracting(Topic.Term::text).containsExactly("bread dough");
    }

    @Test
    void noTermIsPartOfAnother() {
        var terms = new Terms();
        terms.add(List.of("neural network", "neural networks", "neural network", "neural"));
        terms.add(List.of("bread", "bread"));

        assertThat(terms.of(0, 5, 1)).hasSize(1);
    }

    @Test
    void placeholdersAndStopWordsNameNothing() {
        var terms = new Terms();
        terms.add(List.of("please tell me about NAME_1", "what is NAME_1", "NAME_1 and the others"));

        assertThat(terms.of(0, 5, 1)).noneMatch(term -> term.text().contains("name") || term.text().equals("about"));
    }

    @Test
    void wordsThatMostClustersHaveNameNone() {
        var terms = new Terms();
        for (String subject : List.of("gato", "perro", "casa", "coche")) {
            terms.add(List.of("quiero una " + subject, "quiero la " + subject, "quiero " + subject));
        }

        assertThat(terms.of(0, 5, 2)).extracting(Topic.Term::text).containsExactly("gato");
    }

    @Test
    void chineseIsCutIntoWords() {
        var terms = new Terms();
        terms.add(List.of("我想学习英语", "怎么学习英语?", "学习很难"));
        terms.add(List.of("今天天气怎么样", "明天天气好吗", "天气很冷"));

        assertThat(terms.of(0, 5, 3)).extracting(Topic.Term::text).containsExactly("学习");
        assertThat(terms.of(1, 5, 3)).extracting(Topic.Term::text).containsExactly("天气");
    }
}
