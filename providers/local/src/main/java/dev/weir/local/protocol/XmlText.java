package dev.weir.local.protocol;

/** Builds an XML document as text. */
final class XmlText {
    private final StringBuilder text = new StringBuilder(256);

    XmlText declaration() {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        return this;
    }

    XmlText open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    /** @param attributes already escaped, such as {@code xmlns="..."}; may be empty */
    XmlText open(String name, String attributes) {
        text.append('<').append(name);
        if (!attributes.isEmpty()) {
            text.append(' ').append(attributes);
        }
        text.append('>');
        return this;
    }

    XmlText close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    XmlText element(String name, String value) {
        return open(name).value(value).close(name);
    }

    XmlText value(String value) {
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
        return this;
    }

    static String escaped(String value) {
        return new XmlText().value(value).toString();
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            // A parser would turn a bare carriage return into a line feed.
            case '\r' -> text.append("&#13;");
            default -> {
                if (c >= ' ' || c == '\t' || c == '\n') {
                    text.append(c);
                } else {
                    text.append("&#").append((int) c).append(';');
                }
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
