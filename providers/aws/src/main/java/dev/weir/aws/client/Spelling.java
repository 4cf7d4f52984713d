package dev.weir.aws.client;

import java.util.Locale;

/** How members are called. */
public enum Spelling {
    /** The API's own, such as {@code StreamARN} and {@code SSEAlgorithm}. */
    API {
        @Override
        public String of(String member) {
            return member;
        }
    },
    /** As properties in a spec, such as {@code streamARN} and {@code sseAlgorithm}. */
    CAMEL {
        @Override
        public String of(String member) {
            int capitals = 0;
            while (capitals < member.length() && Character.isUpperCase(member.charAt(capitals))) {
                capitals++;
            }
            boolean acronym = capitals > 1 && capitals < member.length() && Character.isLetter(member.charAt(capitals));
            int lowered = acronym ? capitals - 1 : capitals;
            return member.substring(0, lowered).toLowerCase(Locale.ROOT) + member.substring(lowered);
        }
    };

    /** A member's name in this spelling. */
    public abstract String of(String member);
}
