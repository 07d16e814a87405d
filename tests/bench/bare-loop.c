/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bare-loop [--no-count] N FILE: fetches the addresses in FILE, one a line and
 * all of one server on 127.0.0.1, over at most N connections, and prints the
 * number of bytes and of line feeds, which is 0 with --no-count.
 *
 * The least that a program on one thread can do, and so the limit of the
 * machine: poll (), read, forget.  It knows no more of HTTP than our nginx says. */

#include <arpa/inet.h>
#include <fcntl.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define BUFFER_SIZE (256 * 1024)
#define HEAD_SIZE 4096
#define MAX_CONNECTIONS 1000
#define PATIENCE 60000

#define PREFIX "http://127.0.0.1:"

typedef struct
{
  char head[HEAD_SIZE];
  size_t head_length;
  /* Of the body; -1 while the head is not whole. */
  int64_t left;
} Connection;

typedef struct
{
  uint16_t port;
  char **paths;
  size_t n_paths;
  size_t next_path;
  bool counts;
  uint64_t bytes;
  uint64_t lines;
} Work;

static char buffer[BUFFER_SIZE];
static Connection connections[MAX_CONNECTIONS];
static struct pollfd polled[MAX_CONNECTIONS];

static void
fail (const char *what)
{
  fprintf (stderr, "bare-loop: %s\n", what);
  exit (EXIT_FAILURE);
}

static void
add_address (Work       *work,
             const char *address)
{
  unsigned int port;
  int length = 0;

  if (sscanf (address, PREFIX "%u%n", &port, &length) != 1 || address[length] != '/')
    fail ("an address is not of 127.0.0.1 with a port and a path");

  work->port = (uint16_t) port;
  work->paths = realloc (work->paths, (work->n_paths + 1) * sizeof *work->paths);
  if (work->paths == NULL)
    fail ("no memory");
  work->paths[work->n_paths++] = strdup (address + length);
}

static void
read_addresses (Work       *work,
                const char *path)
{
  FILE *file = fopen (path, "r");
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  if (file == NULL)
    fail ("the list of addresses can't be opened");

  while ((length = getline (&line, &size, file)) > 0)
    {
      if (line[length - 1] == '\n')
        line[length - 1] = '\0';
      add_address (work, line);
    }

  free (line);
  fclose (file);
}

static void
request_next (Work       *work,
              Connection *connection,
              int         socket)
{
  char request[HEAD_SIZE];
  int length = snprintf (request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n\r\n",
                         work->paths[work->next_path++], work->port);

  /* So little always fits into an idle socket. */
  if (length >= (int) sizeof request || send (socket, request, (size_t) length, 0) != length)
    fail ("a request can't be sent");

  connection->head_length = 0;
  connection->left = -1;
}

static int
open_connection (const Work *work)
{
  struct sockaddr_in server = { .sin_family = AF_INET, .sin_port = htons (work->port) };
  int descriptor = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int on = 1;

  server.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (descriptor < 0 ||
      connect (descriptor, (struct sockaddr *) &server, sizeof server) != 0 ||
      setsockopt (descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0 ||
      fcntl (descriptor, F_SETFL, O_NONBLOCK) != 0)
    fail ("no connection");

  return descriptor;
}

static int64_t
parse_head (const char *head)
{
  const char *field = strcasestr (head, "\r\nContent-Length:");

  if (strncmp (head, "HTTP/1.1 200 ", strlen ("HTTP/1.1 200 ")) != 0 || field == NULL)
    fail ("an answer is not 200 with a length");

  return strtoll (strchr (field, ':') + 1, NULL, 10);
}

/* Returns: how many of the first bytes in the buffer belong to the head */
static size_t
take_head (Connection *connection,
           size_t      n_read)
{
  size_t before = connection->head_length;
  size_t room = HEAD_SIZE - 1 - before;
  size_t taken = n_read < room ? n_read : room;
  char *end;

  memcpy (connection->head + before, buffer, taken);
  connection->head_length += taken;
  connection->head[connection->head_length] = '\0';

  end = strstr (connection->head, "\r\n\r\n");
  if (end == NULL && taken < n_read)
    fail ("the head of an answer is too long");
  if (end == NULL)
    return taken;

  connection->left = parse_head (connection->head);

  return (size_t) (end + 4 - connection->head) - before;
}

static uint64_t
count_feeds (const char *bytes,
             size_t      length)
{
  const char *end = bytes + length;
  uint64_t n = 0;

  while ((bytes = memchr (bytes, '\n', (size_t) (end - bytes))) != NULL)
    {
      bytes++;
      n++;
    }

  return n;
}

/* Returns: whether the answer is whole */
static bool
receive (Work       *work,
         Connection *connection,
         int         socket)
{
  ssize_t n_read = recv (socket, buffer, sizeof buffer, 0);
  size_t head = 0;
  size_t body;

  if (n_read <= 0)
    fail ("a connection ended too early");

  if (connection->left < 0)
    head = take_head (connection, (size_t) n_read);
  if (connection->left < 0)
    return false;

  body = (size_t) n_read - head;
  if ((int64_t) body > connection->left)
    fail ("an answer is longer than it says");

  connection->left -= (int64_t) body;
  work->bytes += body;
  if (work->counts)
    work->lines += count_feeds (buffer + head, body);

  return connection->left == 0;
}

/* Returns: the number of connections that ended with their last answer */
static size_t
turn (Work   *work,
      size_t  n_connections)
{
  size_t n_ended = 0;

  if (poll (polled, n_connections, PATIENCE) <= 0)
    fail ("nothing comes");

  for (size_t i = 0; i < n_connections; i++)
    {
      if (polled[i].revents == 0 || !receive (work, &connections[i], polled[i].fd))
        continue;

      if (work->next_path < work->n_paths)
        {
          request_next (work, &connections[i], polled[i].fd);
          continue;
        }

      close (polled[i].fd);
      polled[i].fd = -1;
      n_ended++;
    }

  return n_ended;
}

static void
fetch_all (Work   *work,
           size_t  limit)
{
  size_t n_connections = limit < work->n_paths ? limit : work->n_paths;
  size_t n_ended = 0;

  for (size_t i = 0; i < n_connections; i++)
    {
      polled[i] = (struct pollfd) { .fd = open_connection (work), .events = POLLIN };
      request_next (work, &connections[i], polled[i].fd);
    }

  while (n_ended < n_connections)
    n_ended += turn (work, n_connections);
}

int
main (int   argc,
      char *argv[])
{
  Work work = { .counts = argc < 2 || strcmp (argv[1], "--no-count") != 0 };
  int first = work.counts ? 1 : 2;
  unsigned long limit;

  if (argc != first + 2)
    fail ("usage: bare-loop [--no-count] N FILE");

  limit = strtoul (argv[first], NULL, 10);
  if (limit < 1 || limit > MAX_CONNECTIONS)
    fail ("N is out of range");

  read_addresses (&work, argv[first + 1]);
  fetch_all (&work, limit);
  printf ("%" PRIu64 " %" PRIu64 "\n", work.bytes, work.lines);

  for (size_t i = 0; i < work.n_paths; i++)
    free (work.paths[i]);
  free (work.paths);

  return EXIT_SUCCESS;
}
