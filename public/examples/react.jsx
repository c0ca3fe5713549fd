// Mirrordeck in a page that is built with React 19, which gives a custom element its properties.
import { useCallback, useState } from "react";
import { createRoot } from "react-dom/client";

function Mirrors({ instance, token, theme }) {
  const [path, setPath] = useState("/");
  // Asked for again when GitLab rejects a token. A page with a server of its own would ask that here.
  const getToken = useCallback(async ({ isRejected }) => (isRejected ? undefined : token), [token]);
  return (
    <>
      <p>Mirrordeck is at {path}</p>
      <mirror-deck
        instance={instance}
        theme={theme}
        getToken={getToken}
        onmirrordeck:navigate={(event) => setPath(event.detail.path)}
      />
    </>
  );
}

function Page() {
  const [given, setGiven] = useState();
  const [theme, setTheme] = useState("light");
  const submit = (event) => {
    event.preventDefault();
    setGiven(Object.fromEntries(new FormData(event.target)));
  };
  return (
    <main>
      <h1>Mirrors in React</h1>
      <form onSubmit={submit}>
        <label>GitLab of the team <input name="instance" type="url" required /></label>
        <label>Token of the team <input name="token" type="password" required autoComplete="off" /></label>
        <button>Show the mirrors</button>
        <button type="button" onClick={() => setTheme(theme === "light" ? "dark" : "light")}>Turn the lights</button>
        <button type="button" onClick={() => setGiven(undefined)}>Hide the mirrors</button>
      </form>
      {given && <Mirrors {...given} theme={theme} />}
    </main>
  );
}

createRoot(document.getElementById("app")).render(<Page />);
