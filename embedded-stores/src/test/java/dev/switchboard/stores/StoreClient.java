package dev.switchboard.stores;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Keeps one word in both stores, at the URLs they say they are at. */
record StoreClient(String postgresUrl, String redisUrl) {

    void write(String word) throws SQLException, IOException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table word (text varchar)");
            statement.execute("insert into word values ('%s')".formatted(word));
        }
        redis("SET word " + word);
    }

    List<String> read() throws SQLException, IOException {
        redis("GET word");
        return List.of(readPostgres(), redis("GET word"));
    }

    String readPostgres() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select text from word")) {
            return found.next() ? found.getString(1) : "";
        }
    }

    boolean redisAnswers() throws IOException {
        return redis("PING").equals("+PONG");
    }

    private Connection connect() throws SQLException {
        URI url = URI.create(postgresUrl);
        String[] user = url.getUserInfo().split(":", 2);
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d%s".formatted(url.getHost(), url.getPort(), url.getPath()),
                user[0],
                user[1]);
    }

    /** The last line of the answer. */
    private String redis(String command) throws IOException {
        URI url = URI.create(redisUrl);
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String password = url.getUserInfo().split(":", 2)[1];
            String words = "AUTH %s\r\n%s\r\nQUIT\r\n".formatted(password, command);
            socket.getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = answers.lines().toList();
            return lines.get(lines.size() - 2);
        }
    }
}
