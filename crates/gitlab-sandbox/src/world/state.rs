//! The state of one world and how things are found in it.
//!
//! Projects, paths and groups are indexed, so that thousands of projects cost no more to address
//! than one.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use super::{Clock, GitMode, Group, Person, Project, RequestLog, Settings, WorldName};
use crate::{
    git::{self, WorldGit},
    mirror::{agenda::Agenda, moment::Moment},
    oauth::Grants,
    version::{Edition, GitLabVersion},
};

/// One independent GitLab.
#[derive(Debug)]
pub(crate) struct World {
    /// The world's name, the second part of every token.
    pub(crate) name: WorldName,
    /// Which release it plays.
    pub(crate) gitlab: GitLabVersion,
    /// Which edition it plays.
    pub(crate) edition: Edition,
    /// What time it is.
    pub(crate) clock: Clock,
    /// The administrator's settings.
    pub(crate) settings: Settings,
    /// What a push really is.
    pub(crate) git: GitMode,
    /// The password the sandbox's own targets take from the user `mirror`.
    pub(crate) git_password: String,
    /// The repositories of projects and targets.
    pub(crate) repositories: Arc<WorldGit>,
    /// Everybody a token can stand for, by user name.
    pub(crate) people: BTreeMap<String, Person>,
    /// Mirrors that have work before them.
    pub(crate) agenda: Agenda,
    /// Requests so far.
    pub(crate) requests: RequestLog,
    /// Lists of push mirrors asked for so far.
    pub(crate) mirror_lists: u64,
    /// Tokens revoked through the API.
    pub(crate) revoked: HashSet<String>,
    /// What people granted to applications.
    pub(crate) oauth: Grants,
    /// Projects whose fault was to happen once and has.
    pub(crate) spent_faults: BTreeSet<u64>,
    /// The throttle's current window of each caller, and the requests in it.
    pub(crate) recent: HashMap<String, (i64, u32)>,
    projects: BTreeMap<u64, Project>,
    project_ids: HashMap<String, u64>,
    moved: HashMap<String, u64>,
    groups: BTreeMap<u64, Group>,
    group_ids: HashMap<String, u64>,
    shared_with: HashMap<String, Vec<u64>>,
    mirror_ids: HashSet<u64>,
    next_mirror: u64,
}

impl World {
    /// A world without projects, as the newest settings of a scene default.
    pub(crate) fn empty(name: WorldName) -> Self {
        let people = Person::everywhere()
            .into_iter()
            .map(|person| (person.username.clone(), person))
            .collect();
        Self {
            git_password: git::password_of(&name),
            name,
            gitlab: GitLabVersion::new(18, 9, 1),
            edition: Edition::Ce,
            clock: Clock::real(),
            settings: Settings::default(),
            git: GitMode::Real,
            repositories: Arc::default(),
            people,
            agenda: Agenda::default(),
            requests: RequestLog::default(),
            mirror_lists: 0,
            revoked: HashSet::new(),
            oauth: Grants::default(),
            spent_faults: BTreeSet::new(),
            recent: HashMap::new(),
            projects: BTreeMap::new(),
            project_ids: HashMap::new(),
            moved: HashMap::new(),
            groups: BTreeMap::new(),
            group_ids: HashMap::new(),
            shared_with: HashMap::new(),
            mirror_ids: HashSet::new(),
            next_mirror: 1,
        }
    }

    /// What time it is in this world.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The project of that id.
    pub(crate) fn project(&self, id: u64) -> Option<&Project> {
        self.projects.get(&id)
    }

    /// The project of that id, to change.
    pub(crate) fn project_mut(&mut self, id: u64) -> Option<&mut Project> {
        self.projects.get_mut(&id)
    }

    /// Every project, by id.
    pub(crate) fn projects(&self) -> impl DoubleEndedIterator<Item = &Project> {
        self.projects.values()
    }

    /// The projects with ids above `after` and below `before`, by id.
    pub(crate) fn projects_between(
        &self,
        after: Option<u64>,
        before: Option<u64>,
    ) -> impl DoubleEndedIterator<Item = &Project> {
        let first = after.map_or(0, |after| after.saturating_add(1));
        // A range that ends before it begins is an error to the map.
        let end = before.unwrap_or(u64::MAX).max(first);
        self.projects.range(first..end).map(|(_, project)| project)
    }

    /// The id of the project at that path, in any letter case.
    pub(crate) fn project_at(&self, path: &str) -> Option<u64> {
        self.project_ids.get(&path.to_lowercase()).copied()
    }

    /// The id of the project that once had that path.
    pub(crate) fn project_moved_from(&self, path: &str) -> Option<u64> {
        self.moved.get(&path.to_lowercase()).copied()
    }

    /// The group of that id.
    pub(crate) fn group(&self, id: u64) -> Option<&Group> {
        self.groups.get(&id)
    }

    /// Every group, by id.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.values()
    }

    /// The group at that path, in any letter case.
    pub(crate) fn group_at(&self, path: &str) -> Option<&Group> {
        let id = self.group_ids.get(&path.to_lowercase())?;
        self.groups.get(id)
    }

    /// Adds a group under an id of its own or the next free one; refuses one that is there.
    pub(crate) fn add_group(&mut self, id: Option<u64>, path: &str) -> Result<u64, String> {
        let key = path.to_lowercase();
        if self.group_ids.contains_key(&key) {
            return Err(format!("there are two groups at `{path}`"));
        }
        let id = id.unwrap_or_else(|| self.groups.keys().next_back().map_or(1, |last| last + 1));
        if self.groups.contains_key(&id) {
            return Err(format!("there are two groups with the id {id}"));
        }
        let parent = match path.rsplit_once('/') {
            Some((around, _)) => Some(self.group_for(around)?),
            None => None,
        };
        // The group around it may have been made just now and taken the same next free id.
        let id = if self.groups.contains_key(&id) {
            self.groups.keys().next_back().map_or(1, |last| last + 1)
        } else {
            id
        };
        let group = Group {
            id,
            path: path.to_owned(),
            parent,
            access: BTreeMap::new(),
            shared: Vec::new(),
        };
        self.groups.insert(id, group);
        self.group_ids.insert(key, id);
        Ok(id)
    }

    /// Says who belongs to a group, and which projects of others are shared with it.
    pub(crate) fn settle_group(
        &mut self,
        id: u64,
        access: BTreeMap<String, u8>,
        shared: Vec<String>,
    ) {
        for path in &shared {
            self.shared_with
                .entry(path.to_lowercase())
                .or_default()
                .push(id);
        }
        if let Some(group) = self.groups.get_mut(&id) {
            group.access = access;
            group.shared = shared;
        }
    }

    /// The groups a project is shared with.
    pub(crate) fn groups_shared_with(&self, project: &Project) -> impl Iterator<Item = &Group> {
        // Asked for every project of every list: most worlds share nothing.
        let ids = (!self.shared_with.is_empty())
            .then(|| self.shared_with.get(&project.path.to_lowercase()))
            .flatten();
        ids.into_iter()
            .flatten()
            .filter_map(|id| self.groups.get(id))
    }

    fn group_for(&mut self, path: &str) -> Result<u64, String> {
        match self.group_ids.get(&path.to_lowercase()) {
            Some(id) => Ok(*id),
            None => self.add_group(None, path),
        }
    }

    /// Adds a project with the groups around it; refuses an id or path that is there.
    pub(crate) fn add_project(&mut self, project: Project) -> Result<(), String> {
        let key = project.path.to_lowercase();
        if self.projects.contains_key(&project.id) {
            return Err(format!("there are two projects with the id {}", project.id));
        }
        if self.project_ids.contains_key(&key) {
            return Err(format!("there are two projects at `{}`", project.path));
        }
        if !project.namespace().is_empty() {
            self.group_for(project.namespace())?;
        }
        for path in &project.old_paths {
            self.moved.insert(path.to_lowercase(), project.id);
        }
        self.project_ids.insert(key, project.id);
        self.projects.insert(project.id, project);
        Ok(())
    }

    /// A project id that is free.
    pub(crate) fn free_project_id(&self) -> u64 {
        self.projects.keys().next_back().map_or(1, |last| last + 1)
    }

    /// The id of the next mirror; ids are never used twice.
    pub(crate) fn take_mirror_id(&mut self) -> u64 {
        let id = self.next_mirror;
        self.next_mirror += 1;
        self.mirror_ids.insert(id);
        id
    }

    /// Takes an id that a scene gives; refuses one that is taken.
    pub(crate) fn reserve_mirror_id(&mut self, id: u64) -> Result<u64, String> {
        self.next_mirror = self.next_mirror.max(id + 1);
        let is_free = self.mirror_ids.insert(id);
        is_free
            .then_some(id)
            .ok_or_else(|| format!("there are two mirrors with the id {id}"))
    }

    /// Every project in a group and its subgroups.
    pub(crate) fn projects_below(&self, group: &Group) -> impl Iterator<Item = &Project> {
        let below = format!("{}/", group.path);
        self.projects()
            .filter(move |project| project.path.starts_with(&below))
    }

    /// The path of a group and of all groups around it, innermost first.
    pub(crate) fn ancestry(&self, namespace: &str) -> Vec<&Group> {
        let mut found = Vec::new();
        let mut path = Some(namespace);
        while let Some(here) = path {
            found.extend(self.group_at(here));
            path = here.rsplit_once('/').map(|(around, _)| around);
        }
        found
    }
}
