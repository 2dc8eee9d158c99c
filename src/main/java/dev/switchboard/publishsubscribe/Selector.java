package dev.switchboard.publishsubscribe;

import dev.switchboard.exchange.Fault;
import dev.switchboard.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A message selector's syntax (Jakarta Messaging 3.1, section 3.8.1.1). The broker reads it, too, but doesn't tell where it
 * stumbled.
 */
final class Selector {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:('(?:[^']|'')*')|([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?"
                    + "[lLfFdD]?|\\.[0-9]+(?:[eE][+-]?[0-9]+)?)|([A-Za-z_$][A-Za-z0-9_$]*)|(<>|<=|>=|[=<>()+*/,-]))");
    private static final int DEEPEST = 50;
    private static final Set<String> RESERVED =
            Set.of("NULL", "TRUE", "FALSE", "NOT", "AND", "OR", "BETWEEN", "LIKE", "IN", "IS", "ESCAPE");
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

    /** What the broker calls the header fields that a selector may use. */
    private static final Map<String, String> HEADERS = Map.of(
            "JMSPriority", "AMQPriority",
            "JMSTimestamp", "AMQTimestamp",
            "JMSMessageID", "AMQUserID",
            "JMSXGroupID", "_AMQ_GROUP_ID");

    private final List<Token> tokens;
    private int next;
    private int depth;

    private record Token(Kind kind, String text, int position) {
        boolean is(String word) {
            return kind == Kind.WORD
                    ? text.toUpperCase(Locale.ROOT).equals(word)
                    : kind == Kind.SIGN && text.equals(word);
        }
    }

    private enum Kind {
        STRING,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    private Selector(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Reads a selector.
     *
     * @return as the broker has it
     * @throws ProblemException that names the position, counted from 1, where it can't be read
     */
    static String read(String text) {
        List<Token> tokens = tokens(text);
        Selector selector = new Selector(tokens);
        selector.alternative();
        if (selector.peek().kind != Kind.END) {
            throw selector.unexpected("AND, OR or its end");
        }
        return tokens.stream()
                .map(token -> token.kind == Kind.WORD ? HEADERS.getOrDefault(token.text, token.text) : token.text)
                .collect(Collectors.joining(" "))
                .strip();
    }

    private static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            if (!matcher.region(at, text.length()).lookingAt()) {
                int stumble = at
                        + (int) text.substring(at)
                                .chars()
                                .takeWhile(Character::isWhitespace)
                                .count();
                throw unreadable(stumble + 1, "what begins there is no word, number, text or sign");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", text.stripTrailing().length() + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        Kind[] kinds = {Kind.STRING, Kind.NUMBER, Kind.WORD, Kind.SIGN};
        int group = 1;
        while (matcher.start(group) < 0) {
            group++;
        }
        return new Token(kinds[group - 1], matcher.group(group), matcher.start(group) + 1);
    }

    private void alternative() {
        do {
            conjunction();
        } while (take("OR"));
    }

    private void conjunction() {
        do {
            negation();
        } while (take("AND"));
    }

    private void negation() {
        while (take("NOT")) {
            // as many as there are
        }
        predicate();
    }

    private void predicate() {
        sum();
        if (peek().kind == Kind.SIGN && COMPARISONS.contains(peek().text)) {
            next++;
            sum();
        } else if (take("IS")) {
            take("NOT");
            require("NULL");
        } else {
            condition(take("NOT"));
        }
    }

    /** @param required whether there must be one */
    private void condition(boolean required) {
        if (take("BETWEEN")) {
            sum();
            require("AND");
            sum();
        } else if (take("LIKE")) {
            string();
            if (take("ESCAPE")) {
                string();
            }
        } else if (take("IN")) {
            require("(");
            do {
                string();
            } while (take(","));
            require(")");
        } else if (required) {
            throw unexpected("BETWEEN, LIKE or IN");
        }
    }

    private void sum() {
        do {
            product();
        } while (take("+") || take("-"));
    }

    private void product() {
        do {
            operand();
        } while (take("*") || take("/"));
    }

    private void operand() {
        while (take("+") || take("-")) {
            // signs
        }
        if (take("(")) {
            if (++depth > DEEPEST) {
                throw unexpected("at most " + DEEPEST + " parentheses in one another");
            }
            alternative();
            require(")");
            depth--;
        } else if (isOperand(peek())) {
            next++;
        } else {
            throw unexpected("a property, a text or a number");
        }
    }

    private static boolean isOperand(Token token) {
        return switch (token.kind) {
            case STRING, NUMBER -> true;
            case WORD ->
                token.is("TRUE") || token.is("FALSE") || !RESERVED.contains(token.text.toUpperCase(Locale.ROOT));
            case SIGN, END -> false;
        };
    }

    private void string() {
        if (peek().kind != Kind.STRING) {
            throw unexpected("a text in single quotes");
        }
        next++;
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String word) {
        boolean there = peek().is(word);
        if (there) {
            next++;
        }
        return there;
    }

    private void require(String word) {
        if (!take(word)) {
            throw unexpected(word);
        }
    }

    private ProblemException unexpected(String instead) {
        return unreadable(peek().position, "expected " + instead);
    }

    private static ProblemException unreadable(int position, String what) {
        return new ProblemException(
                Fault.UNREADABLE_FIELD, "filter: not a JMS selector at position " + position + ": " + what);
    }
}
