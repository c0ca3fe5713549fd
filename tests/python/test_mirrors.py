"""python-gitlab finds the stand-in to be a GitLab."""

import unittest

import gitlab

from scene import PROJECT, World, until


def mirror(project, mirror_id):
    """The mirror as the list shows it; python-gitlab has no call for a single one."""
    return next(m for m in project.remote_mirrors.list(iterator=True) if m.id == mirror_id)


class Mirrors(unittest.TestCase):
    def test_a_mirror_is_created_updated_synced_and_deleted(self):
        world = World("pythonlife")
        project = world.project()
        self.assertEqual(project.remote_mirrors.list(get_all=True), [])

        made = project.remote_mirrors.create({"url": world.target("app"), "enabled": True})
        self.assertEqual(made.update_status, "none")
        self.assertIn("://*****:*****@", made.url)
        self.assertNotIn(world.password, made.url)

        made.only_protected_branches = True
        made.save()
        self.assertTrue(mirror(project, made.id).only_protected_branches)

        made.sync()
        until(lambda: mirror(project, made.id).last_successful_update_at, "a successful push")
        self.assertEqual(mirror(project, made.id).update_status, "finished")
        arrived = world.refs("app")
        self.assertIn("refs/heads/main", arrived)
        self.assertNotIn("refs/heads/release/1", arrived)

        made.delete()
        self.assertEqual(project.remote_mirrors.list(get_all=True), [])
        with self.assertRaises(gitlab.GitlabDeleteError) as again:
            made.delete()
        self.assertEqual(again.exception.response_code, 404)

    def test_a_wrong_password_shows_in_the_last_error(self):
        world = World("pythonwrong")
        project = world.project()
        url = world.target("app", password="expired-token")
        made = project.remote_mirrors.create({"url": url, "enabled": True})
        made.sync()
        error = until(lambda: mirror(project, made.id).last_error, "a failed push")
        self.assertIn("Authentication failed", error)
        self.assertNotIn("expired-token", error)
        self.assertEqual(mirror(project, made.id).update_status, "to_retry")

    def test_refusals_are_the_errors_the_client_knows(self):
        world = World("pythonrefused")
        project = world.project()
        for url in ["ftp://a.example/b.git", "https://-a@b.example/c.git"]:
            with self.assertRaises(gitlab.GitlabCreateError) as refused:
                project.remote_mirrors.create({"url": url})
            self.assertEqual(refused.exception.response_code, 400, url)
            self.assertIn("url", refused.exception.error_message)
        disabled = project.remote_mirrors.create({"url": world.target("app")})
        with self.assertRaises(gitlab.GitlabCreateError) as refused:
            disabled.sync()
        self.assertEqual(refused.exception.response_code, 400)

    def test_people_see_what_they_may(self):
        world = World("pythonpeople")
        developer = world.client("developer").projects.get(PROJECT)
        with self.assertRaises(gitlab.GitlabAuthenticationError):
            developer.remote_mirrors.list(get_all=True)
        with self.assertRaises(gitlab.GitlabGetError) as hidden:
            world.client("outsider").projects.get(PROJECT)
        self.assertEqual(hidden.exception.response_code, 404)
        with self.assertRaises(gitlab.GitlabAuthenticationError):
            world.client("maintainer.expired").auth()


class Surroundings(unittest.TestCase):
    def test_the_client_signs_in_and_learns_the_version(self):
        client = World("pythonuser").client()
        client.auth()
        self.assertEqual(client.user.state, "active")
        self.assertEqual(client.version()[0], "18.9.1")
        self.assertTrue(client.personal_access_tokens.get("self").active)

    def test_lists_are_followed_from_page_to_page(self):
        mirrors = [{"url": f"https://git.example.net/{n}.git"} for n in range(45)]
        projects = [{"id": 9, "path": PROJECT, "mirrors": mirrors}]
        projects += [{"path": f"acme/p{n}"} for n in range(60)]
        world = World("pythonpages", projects=projects, git="scripted")
        client = world.client()
        found = client.projects.get(9).remote_mirrors.list(iterator=True)
        self.assertEqual(found.total, 45)
        self.assertEqual(len({m.id for m in found}), 45)
        for way in [{"pagination": "keyset", "order_by": "id"}, {}]:
            listed = client.projects.list(iterator=True, membership=True, per_page=25, **way)
            self.assertEqual(len({p.id for p in listed}), 61, way)

    def test_a_pull_mirror_is_set_and_shown_on_enterprise_edition(self):
        project = World("pythonpull", edition="ee").project()
        project.pull_mirror.create({"url": "https://git.example.net/upstream.git", "enabled": True})
        self.assertEqual(project.pull_mirror.get().url, "https://git.example.net/upstream.git")


if __name__ == "__main__":
    unittest.main()
